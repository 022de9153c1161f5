import { Button } from "@fluentui/react-components";
import { ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Contact, type ContactQuery, type ContactSort, type Salesperson } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { CardList, List, RowActions, targetsOf, useList } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useRows } from "../../data/useRows";
import { useContactColumns } from "../contacts/columns";

const ID = "contacts.salesperson";
const rowId = ({ no }: Contact): string => no;

/** The contacts of a salesperson, on their card. */
export function CardContacts({ salesperson }: { salesperson: Salesperson }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const columns = useContactColumns();
  const list = useList(ID, { column: "name", descending: false });
  const [search, setSearch] = useState("");
  const query: ContactQuery = {
    search,
    salesperson_code: salesperson.code,
    sort: list.sort.column as ContactSort,
    descending: list.sort.descending,
  };
  const data = useRows("contacts", query, commands.getContacts);
  const open = ({ no }: Contact): void => void navigate({ to: "/contacts/$no", params: { no } });
  const { one } = targetsOf(data.rows, rowId, list.selection);
  const actions =
    one === undefined
      ? []
      : [{ id: "open", name: t("contacts.open"), icon: <OpenRegular />, keys: "open" as const, run: () => open(one) }];
  return (
    <CardList
      id={ID}
      list={list}
      columns={columns}
      actions={<RowActions actions={actions} />}
      search={{ label: t("salespeople.contactsSearch"), value: search, onType: setSearch }}
      onClear={() => setSearch("")}
    >
      <List
        id={ID}
        label={t("salespeople.contacts")}
        columns={columns}
        data={data}
        rowId={rowId}
        actions={actions}
        selection={list.selection}
        onSelection={list.setSelection}
        sort={list.sort}
        onSort={list.setSort}
        onOpen={open}
        onSearch={list.focusSearch}
        onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
        count={t("contacts.count", { count: data.total })}
        testId="contact-row"
        empty={
          search === "" ? (
            <EmptyState
              icon={<ContactCardRegular />}
              title={t("salespeople.contactsEmptyTitle")}
              text={t("salespeople.contactsEmptyText", { name: salesperson.name || salesperson.code })}
            />
          ) : (
            <EmptyState
              icon={<ContactCardRegular />}
              title={t("contacts.emptyFilterTitle")}
              text={t("contacts.emptyFilterText")}
              action={<Button onClick={() => setSearch("")}>{t("salespeople.clearSearch")}</Button>}
            />
          )
        }
      />
    </CardList>
  );
}
