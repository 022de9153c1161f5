import { Button, Tooltip } from "@fluentui/react-components";
import { MailInboxCheckmarkRegular } from "@fluentui/react-icons/svg/mail-inbox-checkmark";
import { PanelRightRegular } from "@fluentui/react-icons/svg/panel-right";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWidth } from "../../app/media";
import { usePreference, useRemembered } from "../../app/preferences";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeyText } from "../../components/keys/words";
import { List, ListPage, moveTo, nothing, RowActions, SearchField, useList } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { DeskKeys } from "./DeskKeys";
import { DeskTabs } from "./DeskTabs";
import { useGroupColumns } from "./groupColumns";
import { areDomains, chosenOf, fitting, messagesOf, rowId, rowsOf, type Order, type Plan } from "./groups";
import { GroupPane } from "./GroupPane";
import { OrderChips } from "./OrderChips";
import type { DeskSearch } from "./search";
import { MOST, useDeskGroups, useGroupMessages } from "./useDeskGroups";
import { useGroupActions } from "./useGroupActions";
import { useUndoLast } from "./useUndoLast";

interface Props {
  desk: "unknown" | "ambiguous";
  /** Addresses to begin with, and what is to be decided about them. */
  search: DeskSearch;
}

/** Mail desk by address: those nobody has, and those several contacts share. */
export function GroupsPage({ desk, search: begin }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const notify = useNotify();
  const keyText = useKeyText();
  const beside = useWidth() !== "narrow";
  const list = useList(`desk.${desk}`, { column: "messages", descending: true });
  const found = useDeskGroups();
  const groups = found[desk];
  const [search, setSearch] = useState("");
  const [order, setOrder] = useRemembered<Order>("desk.order", "domain");
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [pane, setPane] = usePreference("pane");
  const [over, setOver] = useState(begin.select !== undefined);
  const [why, setWhy] = useState<string | null>(null);
  const first: Plan = desk === "ambiguous" ? "choose" : "create";
  const [plan, setPlan] = useState<Plan>(begin.plan ?? first);
  const [asked, setAsked] = useState(0);
  const { undoLast, question } = useUndoLast();
  useCrumbs({ text: t("frame.desk"), to: "/desk/unknown" }, { text: t(`desk.tabs.${desk}`) });

  const rows = useMemo(() => rowsOf(fitting(groups, search), order, folded), [groups, search, order, folded]);
  const { selection, setSelection } = list;
  const chosen = useMemo(() => chosenOf(rows, selection), [rows, selection]);
  const domains = areDomains(rows, selection);
  const shown = beside ? (pane ?? true) : over;
  const newest = useGroupMessages(chosen[0]?.address ?? "").rows[0];

  // The first address is the one to decide about first, or those the page was opened for.
  const wanted = begin.select;
  const inHand = selection.current;
  useEffect(() => {
    if (inHand !== null || rows.length === 0) {
      return;
    }
    const asked = (wanted ?? "").split(",");
    const all = rows.filter((row) => asked.includes(rowId(row)));
    const current = all[0] ?? rows.find(({ kind }) => kind === "address") ?? rows[0];
    if (current !== undefined) {
      const selected = all.length > 1 ? Object.fromEntries(all.map((row) => [rowId(row), true as const])) : {};
      setSelection(() => ({ ...moveTo(nothing, rowId(current)), selected }));
    }
  }, [rows, inHand, wanted, setSelection]);

  const show = useCallback((on: boolean) => (beside ? setPane(on) : setOver(on)), [beside, setPane]);
  const decide = useCallback(
    (next: Plan) => {
      show(true);
      setPlan(next);
      setAsked((was) => was + 1);
    },
    [show],
  );
  const onFold = useCallback(
    (domain: string) =>
      setFolded((was) => (was.has(domain) ? new Set([...was].filter((one) => one !== domain)) : new Set([...was, domain]))),
    [],
  );
  const onNever = useCallback(
    (domain: string) => {
      setSelection(() => moveTo(nothing, `@${domain}`));
      decide("never");
    },
    [setSelection, decide],
  );
  const columns = useGroupColumns({ onFold, onNever });
  const explain = (): void => (newest === undefined ? notify.warning(t("desk.whyHint")) : setWhy(newest.key));
  const { actions, keys } = useGroupActions({ desk, chosen, decide, explain, undoLast });
  // What is decided goes; the address after it is the next one.
  const done = (): void => {
    const gone = new Set(chosen.map(({ address }) => address));
    const at = rows.findIndex((row) => row.kind === "address" && gone.has(row.group.address));
    const left = rows.filter((row) => row.kind === "address" && !gone.has(row.group.address));
    const next = left.find((row) => rows.indexOf(row) > at) ?? left.at(-1);
    setSelection(() => (next === undefined ? nothing : moveTo(nothing, rowId(next))));
    setPlan(first);
    setAsked(0);
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  const oldest = groups.reduce((at, { newest_at }) => (at === "" || newest_at < at ? newest_at : at), "");
  const count = [
    t("desk.addresses", { count: groups.length }),
    t("desk.count", { count: messagesOf(groups) }),
  ];

  return (
    <ListPage
      onSearch={list.focusSearch}
      keys={{
        ...keys,
        resetFilters: () => setSearch(""),
        pane: () => show(!shown),
        close: !beside && over && why === null ? () => setOver(false) : undefined,
      }}
      actions={<RowActions actions={actions} />}
      tools={
        <>
          <SearchField value={search} label={t("desk.search")} input={list.search} onChange={setSearch} />
          <Tooltip content={t(shown ? "list.hidePane" : "list.showPane", { keys: keyText("pane") })} relationship="label">
            <Button appearance="subtle" icon={<PanelRightRegular />} aria-pressed={shown} onClick={() => show(!shown)} />
          </Tooltip>
        </>
      }
      filters={
        <>
          <DeskTabs desk={desk} />
          <OrderChips order={order} onOrder={setOrder} />
        </>
      }
      updated={
        oldest === ""
          ? undefined
          : { text: t("desk.oldest", { when: format.relative(oldest, now) }), exact: format.exact(oldest) }
      }
    >
      <List
        id={`desk.${desk}`}
        label={t(`desk.tabs.${desk}`)}
        columns={columns}
        data={{ ...found.data, rows, total: rows.length, loadAll: () => Promise.resolve(rows) }}
        rowId={rowId}
        actions={actions}
        selection={selection}
        onSelection={setSelection}
        onOpen={(row) => (row.kind === "domain" ? onFold(row.domain) : decide(plan))}
        onSearch={list.focusSearch}
        onCopied={(copied) => notify.success(t("common.copiedRows", { count: copied }))}
        twoLines
        hints={[]}
        foot={<DeskKeys ids={actions.flatMap(({ keys: key }) => key ?? [])} />}
        note={found.data.rows.length >= MOST ? t("desk.most", { number: MOST }) : undefined}
        count={groups.length === 0 ? "" : count.join(" · ")}
        testId="desk-group"
        takesFocus={begin.plan === undefined}
        empty={
          <EmptyState
            icon={<MailInboxCheckmarkRegular />}
            title={search === "" ? t(`desk.empty.${desk}`) : t("desk.emptySearch")}
            text={search === "" ? t(`desk.emptyText.${desk}`) : t("desk.emptySearchText")}
            action={search === "" ? undefined : <Button onClick={() => setSearch("")}>{t("salespeople.clearSearch")}</Button>}
          />
        }
      />
      {shown && (
        <GroupPane
          groups={chosen}
          domains={domains}
          plan={plan}
          asked={asked}
          over={!beside}
          onWhy={setWhy}
          onDone={done}
          onClose={() => show(false)}
        />
      )}
      {why !== null && <WhyPanel key={why} messageKey={why} onClose={() => setWhy(null)} />}
      {question}
    </ListPage>
  );
}
