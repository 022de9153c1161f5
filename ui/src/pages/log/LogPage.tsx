import { Button, Tooltip } from "@fluentui/react-components";
import { PanelRightRegular } from "@fluentui/react-icons/svg/panel-right";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { useWidth } from "../../app/media";
import { usePreference } from "../../app/preferences";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeyText } from "../../components/keys/words";
import { ColumnChooser, ListPage, moveTo, RowActions, SearchField, useList } from "../../components/list";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useLogColumns } from "./columns";
import { filterByCell, useEntryActions } from "./entryActions";
import { EntryList } from "./EntryList";
import { EntryPane } from "./EntryPane";
import { LogFilters } from "./LogFilters";
import { isFiltered, toQuery, type LogSearch } from "./search";
import { newestFirst, useEntries } from "./useEntries";
import { useOpenLink } from "./useOpenLink";
import { useSeen } from "./useSeen";

interface Props {
  search: LogSearch;
  onSearch: (search: LogSearch) => void;
}

/** Interaction Log Entries. */
export function LogPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const keyText = useKeyText();
  const beside = useWidth() !== "narrow";
  const list = useList("log", newestFirst);
  const columns = useLogColumns();
  const data = useEntries(toQuery(search, new Date(now)), list.sort);
  const seen = useSeen(data.rows);
  const link = useOpenLink();
  const [pane, setPane] = usePreference("pane");
  const [over, setOver] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  useCrumbs({ text: t("frame.log") });

  const shown = beside ? (pane ?? true) : over;
  const { rows } = data;
  const { selection, setSelection } = list;
  const currentId = selection.current;
  const current = rows.find((entry) => String(entry.entry_no) === currentId);

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
  const change = useCallback(
    (part: Partial<LogSearch>) => onSearch({ ...search, ...part }),
    [search, onSearch],
  );
  const onType = useCallback((q: string) => change({ q: q === "" ? undefined : q }), [change]);
  const step = (by: number): void => {
    const at = rows.findIndex((entry) => entry === current) + by;
    const next: LogEntry | undefined = rows[at];
    if (next !== undefined) {
      take((was) => moveTo(was, String(next.entry_no)));
    }
  };

  const actions = useEntryActions(current, link, setWhy);
  const contact = current?.contact_no ?? "";
  const clear = (): void => onSearch({});
  const paneHint = t(shown ? "list.hidePane" : "list.showPane", { keys: keyText("pane") });
  const updatedAt = data.updatedAt > 0 ? new Date(data.updatedAt).toISOString() : null;
  return (
    <ListPage
      onSearch={list.focusSearch}
      keys={{
        resetFilters: clear,
        pane: () => show(!shown),
        entries: contact === "" ? undefined : () => void navigate({ to: "/log", search: { contact } }),
        close: !beside && over && why === null ? () => setOver(false) : undefined,
      }}
      actions={<RowActions actions={actions} />}
      tools={
        <>
          <SearchField value={search.q ?? ""} label={t("log.search")} input={list.search} onChange={onType} />
          <ColumnChooser list="log" columns={columns} />
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
        actions={actions}
        filterBy={(entry, column) => filterByCell(entry, column, format, t, change)}
        filtered={isFiltered(search)}
        seen={seen}
        follows={!inHand}
        onClear={clear}
        onOpen={() => show(true)}
      />
      {shown && (
        <EntryPane
          entry={current}
          over={!beside}
          onStep={step}
          onOpenLink={link.open}
          onWhy={setWhy}
          onClose={() => show(false)}
        />
      )}
      {why !== null && <WhyPanel messageKey={why} onClose={() => setWhy(null)} />}
      {link.question}
    </ListPage>
  );
}
