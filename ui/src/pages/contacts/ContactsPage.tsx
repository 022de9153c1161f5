import { Button, Link as FluentLink, MenuItemRadio, ToolbarButton, ToolbarDivider, Tooltip } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { ChatAddRegular } from "@fluentui/react-icons/svg/chat-add";
import { HeartPulseRegular } from "@fluentui/react-icons/svg/heart-pulse";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import { MergeRegular } from "@fluentui/react-icons/svg/merge";
import { TaskListSquareAddRegular } from "@fluentui/react-icons/svg/task-list-square-add";
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
  SavedViews,
  SearchField,
  targetsOf,
  useList,
  type CellFilter,
  type RowAction,
} from "../../components/list";
import { ExportButton } from "../../components/transfer/ExportButton";
import { ImportButton } from "../../components/transfer/ImportButton";
import { useNotify } from "../../components/useNotify";
import { useAllSalespeople } from "../../data/queries";
import { useRows } from "../../data/useRows";
import { useFormat } from "../../format/useFormat";
import { useContactColumns } from "./columns";
import { addressesOf } from "./ContactFacts";
import { DeleteContacts } from "./DeleteContacts";
import { MergeDialog } from "./MergeDialog";
import { CreateInteractionDialog } from "../interactions/CreateInteractionDialog";
import { NewTaskDialog } from "../tasks/NewTaskDialog";

const rowId = (contact: Contact): string => contact.no;

/** What a saved view keeps. */
interface ContactFilters {
  search?: string;
  kind?: ContactType;
  salesperson?: string;
  company?: { no: string; name: string };
}

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
  const [asking, setAsking] = useState<{ what: "task" | "interaction" | "merge"; contact: Contact } | null>(null);
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
  const filters: ContactFilters = {
    ...(search === "" ? {} : { search }),
    ...(kind === null ? {} : { kind }),
    ...(salesperson === "" ? {} : { salesperson }),
    ...(company === null ? {} : { company }),
  };
  const setFilters = (view: ContactFilters): void => {
    setSearch(view.search ?? "");
    setKind(view.kind ?? null);
    setSalesperson(view.salesperson ?? "");
    setCompany(view.company ?? null);
  };
  const openLog = ({ no }: Contact): void => void navigate({ to: "/log", search: { contact: no } });
  const actions: RowAction[] = [];
  if (one !== undefined) {
    actions.push(
      { id: "open", name: t("contacts.open"), icon: <OpenRegular />, run: () => open(one) },
      { id: "entries", name: t("card.openLog"), icon: <BookOpenRegular />, keys: "entries", run: () => openLog(one) },
      {
        id: "mail",
        name: t("contacts.writeMail"),
        icon: <MailRegular />,
        ...(addressesOf(one).length === 0 ? { reason: t("contacts.writeMailNone") } : {}),
        run: () => void commands.writeMail(one.no).catch(notify.failure),
      },
      {
        id: "task",
        name: t("contacts.createTask"),
        icon: <TaskListSquareAddRegular />,
        more: true,
        run: () => setAsking({ what: "task", contact: one }),
      },
      {
        id: "interaction",
        name: t("contacts.createInteraction"),
        icon: <ChatAddRegular />,
        more: true,
        run: () => setAsking({ what: "interaction", contact: one }),
      },
      {
        id: "merge",
        name: t("contacts.merge"),
        icon: <MergeRegular />,
        more: true,
        run: () => setAsking({ what: "merge", contact: one }),
      },
    );
  }
  if (targets.length > 0) {
    actions.push({
      id: "delete",
      name: t("contacts.delete"),
      icon: <DeleteRegular />,
      more: true,
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
      case "next_task":
      case "business_relation":
      case "territory":
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
          <SavedViews list="contacts" allName={t("contacts.all")} filters={filters} onFilters={setFilters} />
          <Tooltip content={t("contacts.health")} relationship="label">
            <ToolbarButton icon={<HeartPulseRegular />} onClick={() => void navigate({ to: "/contacts/health" })} />
          </Tooltip>
          <ImportButton what="contacts" />
          <ExportButton list={{ list: "contacts", query }} />
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
      {asking?.what === "task" && (
        <NewTaskDialog from={{ contact_no: asking.contact.no }} onClose={() => setAsking(null)} />
      )}
      {asking?.what === "interaction" && (
        <CreateInteractionDialog from={{ contact: asking.contact.no }} onClose={() => setAsking(null)} />
      )}
      {asking?.what === "merge" && (
        <MergeDialog
          keep={asking.contact}
          onMerged={() => setSelection(() => nothing)}
          onClose={() => setAsking(null)}
        />
      )}
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
