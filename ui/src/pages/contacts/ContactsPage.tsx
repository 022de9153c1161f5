import { Button, Link as FluentLink, MenuItemRadio, ToolbarDivider } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Contact, type ContactQuery, type ContactSort, type ContactType } from "../../api";
import { NewContactDialog } from "../../components/contact/NewContactDialog";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import {
  ColumnChooser,
  FilterChip,
  FilterMenu,
  List,
  ListPage,
  nothing,
  RowActions,
  SearchField,
  targetsOf,
  useList,
  type CellFilter,
  type RowAction,
} from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useAllSalespeople } from "../../data/queries";
import { useRows } from "../../data/useRows";
import { useFormat } from "../../format/useFormat";
import { useContactColumns } from "./columns";
import { DeleteContacts } from "./DeleteContacts";

const rowId = (contact: Contact): string => contact.no;

/** Contacts: companies and people. */
export function ContactsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const format = useFormat();
  const columns = useContactColumns();
  const list = useList("contacts", { column: "name", descending: false });
  const salespeople = useAllSalespeople();
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState<ContactType | null>(null);
  const [salesperson, setSalesperson] = useState("");
  const [company, setCompany] = useState<{ no: string; name: string } | null>(null);
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<readonly Contact[]>([]);
  useCrumbs({ text: t("frame.contacts") });

  const query: ContactQuery = {
    search,
    kind,
    salesperson_code: salesperson,
    company_no: company?.no ?? "",
    sort: list.sort.column as ContactSort,
    descending: list.sort.descending,
  };
  const data = useRows("contacts", query, commands.getContacts);
  const { selection, setSelection } = list;
  const open = (contact: Contact): void => void navigate({ to: "/contacts/$no", params: { no: contact.no } });
  const { targets, one } = targetsOf(data.rows, rowId, selection);
  const filtered = search !== "" || kind !== null || salesperson !== "" || company !== null;
  const clear = (): void => {
    setSearch("");
    setKind(null);
    setSalesperson("");
    setCompany(null);
  };
  const openLog = ({ no }: Contact): void => void navigate({ to: "/log", search: { contact: no } });
  const actions: RowAction[] = [];
  if (one !== undefined) {
    actions.push(
      { id: "open", name: t("contacts.open"), icon: <OpenRegular />, run: () => open(one) },
      { id: "entries", name: t("card.openLog"), icon: <BookOpenRegular />, keys: "entries", run: () => openLog(one) },
    );
  }
  if (targets.length > 0) {
    actions.push({
      id: "delete",
      name: t("contacts.delete"),
      icon: <DeleteRegular />,
      run: () => setDeleting(targets),
    });
  }
  const filterBy = (contact: Contact, column: string): CellFilter | null => {
    const words = columns.find(({ id }) => id === column)?.text(contact, { format, now: 0 }) ?? "";
    switch (column) {
      case "type":
        return { value: words, apply: () => setKind(contact.type) };
      case "salesperson":
        return words === "" ? null : { value: words, apply: () => setSalesperson(words) };
      case "company":
        return words === ""
          ? null
          : { value: words, apply: () => setCompany({ no: contact.company_no, name: contact.company_name }) };
      case "last_interaction":
      case "interactions":
        return null;
      default:
        return words === "" ? null : { value: words, apply: () => setSearch(words) };
    }
  };
  const addButton = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t("contacts.new")}
    </Button>
  );
  const kindName = kind === "Company" ? t("contacts.filterCompanies") : t("contacts.filterPeople");
  const salespersonName = salespeople.data?.find(({ code }) => code === salesperson)?.name ?? salesperson;

  return (
    <ListPage
      onSearch={list.focusSearch}
      keys={{
        add: () => setAdding(true),
        entries: one === undefined ? undefined : () => openLog(one),
        resetFilters: clear,
      }}
      actions={
        <>
          {addButton}
          {targets.length > 0 && <ToolbarDivider />}
          <RowActions actions={actions} />
        </>
      }
      tools={
        <>
          <SearchField value={search} label={t("contacts.search")} input={list.search} onChange={setSearch} />
          <ColumnChooser list="contacts" columns={columns} />
        </>
      }
      filters={
        <>
          {kind !== null && (
            <FilterChip
              text={t("log.chip", { name: t("contacts.filterType"), value: kindName })}
              onRemove={() => setKind(null)}
            />
          )}
          {salesperson !== "" && (
            <FilterChip
              text={t("log.chip", { name: t("contacts.salesperson"), value: salespersonName })}
              onRemove={() => setSalesperson("")}
            />
          )}
          {company !== null && (
            <FilterChip
              text={t("log.chip", { name: t("contacts.company"), value: company.name })}
              onRemove={() => setCompany(null)}
            />
          )}
          <FilterMenu
            checkedValues={{ kind: kind === null ? [] : [kind], salesperson: [salesperson] }}
            onCheckedValueChange={(_, { name, checkedItems }) => {
              if (name === "kind") {
                setKind(checkedItems[0] as ContactType);
              } else {
                setSalesperson(checkedItems[0] ?? "");
              }
            }}
          >
            <MenuItemRadio name="kind" value="Company">
              {t("contacts.filterCompanies")}
            </MenuItemRadio>
            <MenuItemRadio name="kind" value="Person">
              {t("contacts.filterPeople")}
            </MenuItemRadio>
            {salespeople.data?.map(({ code, name }) => (
              <MenuItemRadio key={code} name="salesperson" value={code} secondaryContent={code}>
                {name}
              </MenuItemRadio>
            ))}
          </FilterMenu>
          {filtered && (
            <FluentLink as="button" onClick={clear}>
              {t("list.clearFilters")}
            </FluentLink>
          )}
        </>
      }
    >
      <List
        id="contacts"
        label={t("contacts.title")}
        columns={columns}
        data={data}
        rowId={rowId}
        actions={actions}
        filterBy={filterBy}
        selection={selection}
        onSelection={setSelection}
        sort={list.sort}
        onSort={list.setSort}
        onOpen={open}
        onSearch={list.focusSearch}
        onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
        count={t("contacts.count", { count: data.total })}
        takesFocus
        empty={
          filtered ? (
            <EmptyState
              icon={<ContactCardRegular />}
              title={t("contacts.emptyFilterTitle")}
              text={t("contacts.emptyFilterText")}
              action={<Button onClick={clear}>{t("log.emptyFilterAction")}</Button>}
            />
          ) : (
            <EmptyState
              icon={<ContactCardRegular />}
              title={t("contacts.emptyTitle")}
              text={t("contacts.emptyText")}
              action={addButton}
            />
          )
        }
      />
      {adding && <NewContactDialog onClose={() => setAdding(false)} onAdded={open} />}
      {deleting.length > 0 && (
        <DeleteContacts
          contacts={deleting}
          onDeleted={() => setSelection(() => nothing)}
          onClose={() => setDeleting([])}
        />
      )}
    </ListPage>
  );
}
