import { Button, makeStyles, ToggleButton } from "@fluentui/react-components";
import { ArrowResetRegular } from "@fluentui/react-icons/svg/arrow-reset";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { LightbulbRegular } from "@fluentui/react-icons/svg/lightbulb";
import { MailInboxCheckmarkRegular } from "@fluentui/react-icons/svg/mail-inbox-checkmark";
import { PersonAddRegular } from "@fluentui/react-icons/svg/person-add";
import { PersonLinkRegular } from "@fluentui/react-icons/svg/person-link";
import { ProhibitedRegular } from "@fluentui/react-icons/svg/prohibited";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type MessageCounts, type MessageRow, type Outcome } from "../../api";
import { NewContactDialog } from "../../components/contact/NewContactDialog";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import {
  ColumnChooser,
  List,
  ListPage,
  moveTo,
  nothing,
  RowActions,
  SearchField,
  targetsOf,
  useList,
  type CellFilter,
  type RowAction,
} from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useMessageActs } from "../../components/why/useMessageActs";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useMessageCounts, useSetup } from "../../data/queries";
import { useRows } from "../../data/useRows";
import { useDeskColumns } from "./columns";
import { DeskKeys } from "./DeskKeys";
import { DeskTabs } from "./DeskTabs";
import type { Plan } from "./groups";
import { keysOfActions } from "./useGroupActions";
import { useUndoLast } from "./useUndoLast";

const useStyles = makeStyles({ chip: { minWidth: 0 } });

type Shown = "unmatched" | "blocked" | "private" | "duplicate" | "draft";
const SHOWN: readonly Shown[] = ["unmatched", "blocked", "private", "duplicate", "draft"];

function numberOf(counts: MessageCounts, outcome: Shown): number {
  return { ...counts, duplicate: counts.duplicates, draft: counts.drafts }[outcome];
}

const rowId = (row: MessageRow): string => row.key;
const isUnknown = (row: MessageRow): boolean => row.reason === "author_unknown";

interface Props {
  desk: "notLogged" | "quarantine";
}

/** Mail desk: what was not logged, and what waits in quarantine, each with its Why. */
export function DeskPage({ desk }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const columns = useDeskColumns();
  const quarantine = desk === "quarantine";
  const list = useList(`desk.${desk}`, { column: "received", descending: true });
  const counts = useMessageCounts();
  const setup = useSetup();
  const { retry, retrying, dismiss } = useMessageActs();
  const { undoLast, question } = useUndoLast();
  const navigate = useNavigate();
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<Shown>("unmatched");
  const [withDismissed, setWithDismissed] = useState(false);
  const [why, setWhy] = useState(false);
  const [adding, setAdding] = useState<MessageRow | null>(null);
  useCrumbs(
    { text: t("frame.desk"), to: "/desk/unknown" },
    { text: quarantine ? t("frame.quarantine") : t("frame.notLogged") },
  );

  const outcomes: Outcome[] = [quarantine ? "quarantined" : shown];
  const data = useRows(
    "messages",
    { outcomes, search, include_dismissed: withDismissed, descending: list.sort.descending },
    commands.getMessages,
  );
  const { selection, setSelection } = list;
  const { current, targets, one } = targetsOf(data.rows, rowId, selection);
  const waiting = targets.filter((row) => !row.dismissed);
  const put = targets.filter((row) => row.dismissed);
  const creatable = targets.length === 1 && targets[0] !== undefined && isUnknown(targets[0]) ? targets[0] : null;
  const open = (row: MessageRow): void => {
    setSelection((was) => moveTo(was, row.key));
    setWhy(true);
  };
  const actions: RowAction[] = [
    {
      id: "why",
      primary: true,
      keys: "deskWhy",
      name: t("desk.why"),
      icon: <LightbulbRegular />,
      reason: current === undefined ? t("desk.whyHint") : "",
      run: () => setWhy(true),
    },
  ];
  if (creatable !== null) {
    actions.push({
      id: "create",
      keys: "deskCreate",
      name: t("desk.create"),
      icon: <PersonAddRegular />,
      run: () => setAdding(creatable),
    });
  }
  const unknown = [...new Set(targets.filter(isUnknown).map(({ author }) => author.address.toLowerCase()))];
  const toDesk = (plan: Plan): void =>
    void navigate({ to: "/desk/unknown", search: { select: unknown.join(","), plan } });
  if (unknown.length > 0) {
    actions.push(
      {
        id: "assign",
        keys: "deskAssign",
        name: t("desk.assign"),
        icon: <PersonLinkRegular />,
        run: () => toDesk("assign"),
      },
      { id: "never", keys: "deskNever", name: t("desk.never"), icon: <ProhibitedRegular />, run: () => toDesk("never") },
    );
  }
  if (quarantine && one !== undefined) {
    actions.push({
      id: "retry",
      name: t("desk.retry"),
      icon: <ArrowSyncRegular />,
      disabled: retrying,
      run: () => retry(one.key),
    });
  }
  if (waiting.length > 0) {
    actions.push({
      id: "dismiss",
      name: t("desk.dismiss"),
      icon: <DismissCircleRegular />,
      run: () => {
        dismiss(waiting.map(rowId), true);
        setSelection(() => nothing);
        setWhy(false);
      },
    });
  }
  if (put.length > 0) {
    actions.push({
      id: "restore",
      name: t("desk.restore"),
      icon: <ArrowResetRegular />,
      run: () => dismiss(put.map(rowId), false),
    });
  }
  // The search looks at subject and addresses.
  const filterBy = (row: MessageRow, column: string): CellFilter | null => {
    const value = column === "sender" ? row.author.address : column === "subject" ? row.subject : "";
    return value === "" ? null : { value, apply: () => setSearch(value) };
  };
  const reset = (): void => {
    setSearch("");
    setShown("unmatched");
    setWithDismissed(false);
  };

  const empty =
    search !== "" ? (
      <EmptyState
        icon={<MailInboxCheckmarkRegular />}
        title={t("desk.emptySearch")}
        text={t("desk.emptySearchText")}
        action={<Button onClick={() => setSearch("")}>{t("salespeople.clearSearch")}</Button>}
      />
    ) : quarantine ? (
      <EmptyState
        icon={<MailInboxCheckmarkRegular />}
        title={t("desk.emptyQuarantine")}
        text={t("desk.emptyQuarantineText")}
      />
    ) : shown === "unmatched" ? (
      <EmptyState
        icon={<MailInboxCheckmarkRegular />}
        title={t("desk.emptyNotLogged")}
        text={t("desk.emptyNotLoggedText")}
      />
    ) : (
      <EmptyState icon={<MailInboxCheckmarkRegular />} title={t("desk.emptyOther")} text={t("desk.emptyOtherText")} />
    );

  return (
    <>
      <ListPage
        onSearch={list.focusSearch}
        keys={{ ...keysOfActions(actions), resetFilters: reset, deskUndo: undoLast }}
        actions={<RowActions actions={actions} />}
        tools={
          <>
            <SearchField value={search} label={t("desk.search")} input={list.search} onChange={setSearch} />
            <ColumnChooser list={`desk.${desk}`} columns={columns} />
          </>
        }
        filters={
          <>
            <DeskTabs desk={desk} />
            {!quarantine &&
              SHOWN.map((outcome) => {
                const number = counts.data === undefined ? 0 : numberOf(counts.data, outcome);
                const name = t(`desk.outcome.${outcome}`);
                return (
                  <ToggleButton
                    key={outcome}
                    size="small"
                    shape="circular"
                    className={styles.chip}
                    checked={shown === outcome}
                    appearance={shown === outcome ? "primary" : "secondary"}
                    onClick={() => {
                      setShown(outcome);
                      setSelection(() => nothing);
                    }}
                  >
                    {number > 0 ? t("desk.withNumber", { name, number }) : name}
                  </ToggleButton>
                );
              })}
            <ToggleButton
              size="small"
              shape="circular"
              className={styles.chip}
              checked={withDismissed}
              onClick={() => setWithDismissed(!withDismissed)}
            >
              {t("desk.withDismissed")}
            </ToggleButton>
          </>
        }
      >
        <List
          id={`desk.${desk}`}
          label={quarantine ? t("desk.titleQuarantine") : t("desk.titleNotLogged")}
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
          twoLines
          hints={["why"]}
          foot={<DeskKeys ids={actions.flatMap(({ keys }) => keys ?? [])} />}
          note={setup.data?.unmatched === "delete" && !quarantine ? t("desk.noteDelete") : t("desk.note")}
          count={t("desk.count", { count: data.total })}
          testId="desk-row"
          takesFocus
          empty={empty}
        />
      </ListPage>
      {why && current !== undefined && (
        <WhyPanel key="why" messageKey={current.key} onClose={() => setWhy(false)} />
      )}
      {question}
      {adding !== null && (
        <NewContactDialog
          name={adding.author.name}
          email={adding.author.address}
          logsMail
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}
