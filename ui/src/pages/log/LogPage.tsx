import { Button, ToolbarDivider, Tooltip } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { PanelRightRegular } from "@fluentui/react-icons/svg/panel-right";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { useWidth } from "../../app/media";
import { usePreference } from "../../app/preferences";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeyText } from "../../components/keys/words";
import { ColumnChooser, ListPage, moveTo, RowActions, SavedViews, SearchField, useList } from "../../components/list";
import { ExportButton } from "../../components/transfer/ExportButton";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useContact, useSalesperson } from "../../data/queries";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useCellFilter } from "./cellFilter";
import { useLogColumns } from "./columns";
import { EntryList } from "./EntryList";
import { EntryPane } from "./EntryPane";
import { LogFilters } from "./LogFilters";
import { isFiltered, toQuery, type LogSearch } from "./search";
import { inOrder, newestFirst, useEntries } from "./useEntries";
import { useEntryCard } from "./useEntryCard";
import { entryId, useEntryWork } from "./useEntryWork";
import { useOpenLink } from "./useOpenLink";
import { usePostponedCount } from "./usePostponed";
import { useSeen } from "./useSeen";

interface Props {
  search: LogSearch;
  onSearch: (search: LogSearch) => void;
}

/** Whose entries the page shows, where they are of somebody (R77). */
function useContextCaption({ contact, salesperson }: LogSearch): void {
  const { t } = useTranslation();
  const ofContact = useContact(contact ?? "").data?.name;
  const ofSalesperson = useSalesperson(salesperson ?? "").data?.name;
  const names = [
    contact === undefined ? "" : (ofContact ?? contact),
    salesperson === undefined ? "" : (ofSalesperson ?? salesperson),
  ].filter((name) => name !== "");
  const log = t("frame.log");
  useCrumbs(
    ...(names.length === 0 ? [{ text: log }] : [{ text: log, to: "/log" }, { text: t("log.caption", { name: names.join(" · ") }) }]),
  );
}

/** Interaction Log Entries. */
export function LogPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const keyText = useKeyText();
  const beside = useWidth() !== "narrow";
  const list = useList("log", newestFirst);
  const columns = useLogColumns();
  const query = toQuery(search, new Date(now));
  const data = useEntries(query, list.sort);
  const postponed = usePostponedCount();
  const seen = useSeen(data.rows);
  const link = useOpenLink();
  const [pane, setPane] = usePreference("pane");
  const [over, setOver] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  // Another entry of the mail or the conversation, shown in the pane until a row is chosen again.
  const [other, setOther] = useState<number | null>(null);
  const otherCard = useEntryCard(other).data;
  useContextCaption(search);

  const shown = beside ? (pane ?? true) : over;
  const { rows } = data;
  const { selection, setSelection } = list;
  const currentId = selection.current;

  // The newest entry is the one to read first, also while more come in, until somebody takes the list in hand.
  const first = rows[0];
  const [inHand, setInHand] = useState(false);
  useEffect(() => {
    if (first !== undefined && (currentId === null || !inHand)) {
      setSelection((was) => moveTo(was, String(first.entry_no)));
    }
  }, [first, currentId, inHand, setSelection]);
  const take: typeof setSelection = (selecting) => {
    setInHand(inHand || currentId !== null);
    setOther(null);
    setSelection(selecting);
  };

  const show = useCallback(
    (on: boolean) => {
      if (beside) {
        setPane(on);
      } else {
        setOver(on);
      }
    },
    [beside, setPane],
  );
  const change = useCallback((part: Partial<LogSearch>) => onSearch({ ...search, ...part }), [search, onSearch]);
  const onType = useCallback((q: string) => change({ q: q === "" ? undefined : q }), [change]);
  const work = useEntryWork({ rows, list: { ...list, setSelection: take }, search, link, onWhy: setWhy });
  const { current } = work;
  const step = (by: number): void => {
    const next: LogEntry | undefined = rows[rows.findIndex((entry) => entry === current) + by];
    if (next !== undefined) {
      take((was) => moveTo(was, entryId(next)));
    }
  };
  const showOther = (entry: LogEntry): void => {
    if (rows.some(({ entry_no }) => entry_no === entry.entry_no)) {
      take((was) => moveTo(was, entryId(entry)));
    } else {
      setOther(entry.entry_no);
    }
  };

  const clear = (): void => onSearch({});
  const paneHint = t(shown ? "list.hidePane" : "list.showPane", { keys: keyText("pane") });
  const updatedAt = data.updatedAt > 0 ? new Date(data.updatedAt).toISOString() : null;
  const filterBy = useCellFilter(change);
  return (
    <ListPage
      onSearch={list.focusSearch}
      keys={{
        ...work.keys,
        resetFilters: clear,
        pane: () => show(!shown),
        close: !beside && over && why === null ? () => setOver(false) : undefined,
      }}
      actions={
        <>
          <Tooltip content={keyText("add")} relationship="description">
            <Button appearance="primary" icon={<AddRegular />} style={{ whiteSpace: "nowrap" }} onClick={work.begin}>
              {t("log.newInteraction")}
            </Button>
          </Tooltip>
          <ToolbarDivider />
          <RowActions actions={work.actions} most={beside ? 4 : 2} />
        </>
      }
      tools={
        <>
          <SearchField value={search.q ?? ""} label={t("log.search")} input={list.search} onChange={onType} />
          <ColumnChooser list="log" columns={columns} />
          <ExportButton list={{ list: "entries", query: inOrder(query, list.sort) }} />
          <Tooltip content={paneHint} relationship="label">
            <Button
              appearance="subtle"
              icon={<PanelRightRegular />}
              aria-pressed={shown}
              onClick={() => show(!shown)}
            />
          </Tooltip>
        </>
      }
      views={
        <SavedViews<LogSearch>
          list="log"
          allName={t("log.viewAll")}
          standard={[
            {
              name: t("log.viewPostponed"),
              filters: { postponed: true },
              second: postponed === 0 ? undefined : format.number(postponed),
            },
          ]}
          filters={search}
          onFilters={onSearch}
        />
      }
      filters={<LogFilters search={search} onChange={change} onClear={clear} />}
      updated={
        updatedAt === null
          ? undefined
          : { text: t("common.updated", { when: format.relative(updatedAt, now) }), exact: format.exact(updatedAt) }
      }
    >
      <EntryList
        id="log"
        data={data}
        list={{ ...list, setSelection: take }}
        actions={work.actions}
        filterBy={filterBy}
        filtered={isFiltered(search)}
        postponed={search.postponed === true}
        seen={seen}
        follows={!inHand}
        onClear={clear}
        onOpen={(entry) => (entry.postponed && !entry.canceled ? work.resume(entry) : show(true))}
      />
      {shown && (
        <EntryPane
          entry={other === null ? current : (otherCard ?? current)}
          over={!beside}
          onStep={step}
          onOpenLink={link.open}
          onWhy={setWhy}
          onEvaluate={work.evaluate}
          onResume={work.resume}
          onShow={showOther}
          onConversation={(conversation) => onSearch({ conversation, canceled: true })}
          onBack={other === null ? undefined : () => setOther(null)}
          onClose={() => show(false)}
        />
      )}
      {why !== null && <WhyPanel messageKey={why} onClose={() => setWhy(null)} />}
      {work.dialogs}
    </ListPage>
  );
}
