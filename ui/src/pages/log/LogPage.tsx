import { Button, makeStyles, ToolbarButton, Tooltip } from "@fluentui/react-components";
import { LightbulbRegular } from "@fluentui/react-icons/svg/lightbulb";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { PanelRightRegular } from "@fluentui/react-icons/svg/panel-right";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { useWidth } from "../../app/media";
import { usePreference } from "../../app/preferences";
import { useCrumbs } from "../../components/frame/crumbs";
import { ColumnChooser, ListPage, moveTo, SearchField, useList } from "../../components/list";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useLogColumns } from "./columns";
import { EntryList } from "./EntryList";
import { EntryPane } from "./EntryPane";
import { LogFilters } from "./LogFilters";
import { isFiltered, toQuery, type LogSearch } from "./search";
import { newestFirst, useEntries } from "./useEntries";
import { useOpenLink } from "./useOpenLink";
import { useSeen } from "./useSeen";

const useStyles = makeStyles({ toolbarText: { whiteSpace: "nowrap" } });

interface Props {
  search: LogSearch;
  onSearch: (search: LogSearch) => void;
}

/** Interaction Log Entries. */
export function LogPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const width = useWidth();
  const list = useList("log", newestFirst);
  const columns = useLogColumns();
  const data = useEntries(toQuery(search, new Date(now)), list.sort);
  const seen = useSeen(data.rows);
  const link = useOpenLink();
  const [pane, setPane] = usePreference("pane");
  const [over, setOver] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  useCrumbs({ text: t("frame.log") });

  const beside = width !== "narrow";
  const shown = beside ? (pane ?? true) : over;
  const { rows } = data;
  const { selection, setSelection } = list;
  const currentId = selection.current;
  const current = rows.find((entry) => String(entry.entry_no) === currentId);

  // The newest entry is the one to read first, also while more come in, until somebody takes the list in hand.
  const first = rows[0];
  const inHand = useRef(false);
  useEffect(() => {
    if (first !== undefined && (currentId === null || !inHand.current)) {
      setSelection((was) => moveTo(was, String(first.entry_no)));
    }
  }, [first, currentId, setSelection]);
  const take: typeof setSelection = (selecting) => {
    inHand.current = inHand.current || currentId !== null;
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
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey && event.key === "F2") {
        event.preventDefault();
        show(!shown);
      }
      if (event.key === "Escape" && !event.defaultPrevented && !beside) {
        setOver(false);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [show, shown, beside]);

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

  const noLink = current?.link_state === "none";
  const openReason = current === undefined ? t("log.openNothing") : noLink ? t("log.openNoLink") : "";
  return (
    <ListPage
      onSearch={list.focusSearch}
      actions={
        <>
          <Tooltip content={openReason || t("log.openInOutlook")} relationship="description">
            <Button
              appearance="primary"
              className={styles.toolbarText}
              icon={<OpenRegular />}
              disabledFocusable={openReason !== "" || link.opening}
              onClick={() => current !== undefined && openReason === "" && link.open(current)}
            >
              {t("log.openInOutlook")}
            </Button>
          </Tooltip>
          <ToolbarButton
            className={styles.toolbarText}
            icon={<LightbulbRegular />}
            disabled={current === undefined || current.message_key === ""}
            onClick={() => setWhy(current?.message_key ?? null)}
          >
            {t("log.why")}
          </ToolbarButton>
        </>
      }
      tools={
        <>
          <SearchField value={search.q ?? ""} label={t("log.search")} input={list.search} onChange={onType} />
          <ColumnChooser list="log" columns={columns} />
          <Tooltip content={shown ? t("list.hidePane") : t("list.showPane")} relationship="label">
            <Button
              appearance="subtle"
              icon={<PanelRightRegular />}
              aria-pressed={shown}
              onClick={() => show(!shown)}
            />
          </Tooltip>
        </>
      }
      filters={<LogFilters search={search} onChange={change} onClear={() => onSearch({})} />}
      updated={data.updatedAt > 0 ? t("common.updated", { when: format.relative(new Date(data.updatedAt).toISOString(), now) }) : undefined}
    >
      <EntryList
        id="log"
        data={data}
        list={{ ...list, setSelection: take }}
        filtered={isFiltered(search)}
        seen={seen}
        onClear={() => onSearch({})}
        onOpen={() => show(true)}
      />
      {shown && (
        <EntryPane
          entry={current}
          over={!beside}
          wide={width === "wide"}
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
