import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CardList, RowActions, useCardSearch, useList, type RowAction } from "../../components/list";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useNow } from "../../format/now";
import { useCellFilter } from "./cellFilter";
import { useLogColumns } from "./columns";
import { EntryList } from "./EntryList";
import { LogFilters } from "./LogFilters";
import { isFiltered, toQuery, type LogSearch } from "./search";
import { newestFirst, useEntries } from "./useEntries";
import { useEntryWork } from "./useEntryWork";
import { useOpenLink } from "./useOpenLink";

interface Props {
  /** The contact or salesperson whose card this is. */
  filter: Pick<LogSearch, "contact" | "salesperson">;
  without: "contact" | "salesperson";
}

/** The interaction log entries of a card: the list with a filter. */
export function CardEntries({ filter, without }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const columns = useLogColumns();
  const navigate = useNavigate();
  const id = `log.${without}`;
  const list = useList(id, newestFirst);
  const { search, change, clear } = useCardSearch<LogSearch>({});
  const [why, setWhy] = useState<string | null>(null);
  const link = useOpenLink();
  const data = useEntries(toQuery({ ...search, ...filter }, new Date(now)), list.sort);
  const own = without === "contact" ? ["contact", "entries"] : [];
  const work = useEntryWork({ rows: data.rows, list, search: { ...search, ...filter }, link, onWhy: setWhy });
  const { actions: all, dialogs, keys, begin } = work;
  // What leads to the card one is on is left out; a new interaction is begun with whose card it is.
  const actions: RowAction[] = [
    { id: "new", name: t("log.newInteraction"), icon: <AddRegular />, keys: "add", run: begin },
    ...all.filter(({ id }) => !own.includes(id)),
  ];
  const filterBy = useCellFilter(change);
  return (
    <CardList
      id={id}
      list={list}
      columns={columns}
      filters={<LogFilters search={search} without={without} onChange={change} onClear={clear} />}
      actions={<RowActions actions={actions} most={4} />}
      search={{ label: t("log.search"), value: search.q ?? "", onType: (q) => change({ q: q || undefined }) }}
      onClear={clear}
      keys={{ add: keys.add, note: keys.note, evaluate: keys.evaluate }}
    >
      <EntryList
        id={id}
        data={data}
        list={list}
        actions={actions}
        filterBy={filterBy}
        filtered={isFiltered(search)}
        onClear={clear}
        onOpen={(entry) => void navigate({ to: "/log", search: { ...filter, q: entry.subject || undefined } })}
        onCard
      />
      {why !== null && <WhyPanel messageKey={why} onClose={() => setWhy(null)} />}
      {dialogs}
    </CardList>
  );
}
