import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSwapRegular } from "@fluentui/react-icons/svg/arrow-swap";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { CallMissedRegular } from "@fluentui/react-icons/svg/call-missed";
import { EmojiRegular } from "@fluentui/react-icons/svg/emoji";
import { ProhibitedRegular } from "@fluentui/react-icons/svg/prohibited";
import type { TFunction } from "i18next";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { DirectionIcon } from "../../components/DirectionIcon";
import type { ListColumn } from "../../components/list";
import { OpportunityLink } from "../opportunities/OpportunityLink";
import { amountText } from "../templates/fields";
import { Description } from "./cells";
import { GradeIcon, useGradeWords } from "./evaluation";

const useStyles = makeStyles({
  icon: { fontSize: "16px", verticalAlign: "middle" },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  second: { color: tokens.colorNeutralForeground2 },
});

type Styles = ReturnType<typeof useStyles>;
type Column = ListColumn<LogEntry>;
type Texts = Exclude<{ [K in keyof LogEntry]: LogEntry[K] extends string ? K : never }[keyof LogEntry], undefined>;

/** Columns the original shows too, where a wide window has the room for all of them (C.1, R77). */
const WIDE = 9;
/** What somebody chose gives way to what the page shows by itself. */
const CHOSEN = 10;

/** Columns that are shown wherever there is the room for them. */
function shown(t: TFunction, styles: Styles, grade: (number: number) => string): Column[] {
  return [
    {
      id: "direction",
      name: t("log.direction"),
      icon: <ArrowSwapRegular aria-hidden className={styles.icon} />,
      width: 18,
      cell: (entry) => <DirectionIcon flow={entry.information_flow} />,
      text: (entry) => flowWord(t, entry.information_flow),
    },
    {
      id: "date",
      name: t("log.date"),
      width: 96,
      sort: "date",
      descendingFirst: true,
      cell: (entry, { format, now }) => <span className={styles.small}>{format.relative(entry.time, now)}</span>,
      text: (entry, { format }) => format.exact(entry.time),
      copied: (entry, { format }) => format.sheet(entry.time),
    },
    {
      id: "description",
      name: t("log.description"),
      width: 196,
      flexible: true,
      fixed: true,
      sort: "description",
      cell: (entry) => <Description entry={entry} />,
      text: (entry) => entry.subject || entry.description || t("common.noSubject"),
    },
    {
      id: "contact",
      name: t("log.contact"),
      width: 118,
      sort: "contact",
      cell: (entry) => entry.contact_name || entry.contact_no,
      text: (entry) => entry.contact_name || entry.contact_no,
    },
    {
      id: "company",
      name: t("log.company"),
      width: 136,
      sort: "company",
      yields: 2,
      cell: (entry) => <span className={styles.second}>{entry.contact_company_name}</span>,
      text: (entry) => entry.contact_company_name,
    },
    {
      id: "salesperson",
      name: t("log.salespersonShort"),
      width: 34,
      sort: "salesperson",
      yields: 1,
      cell: (entry) => <span className={styles.small}>{entry.salesperson_code}</span>,
      text: (entry) => entry.salesperson_name || entry.salesperson_code,
    },
    {
      id: "evaluation",
      name: t("log.evaluation"),
      icon: <EmojiRegular aria-hidden className={styles.icon} />,
      width: 20,
      yields: 1,
      cell: (entry) => (entry.evaluation === 0 ? null : <GradeIcon number={entry.evaluation} alone />),
      text: (entry) => (entry.evaluation === 0 ? "" : grade(entry.evaluation)),
    },
    {
      id: "attachments",
      name: t("log.attachment"),
      icon: <AttachRegular aria-hidden className={styles.icon} />,
      width: 20,
      yields: 3,
      cell: (entry) => marked(entry.has_attachments, t("log.paneAttachments"), <AttachRegular />, styles),
      text: (entry) => (entry.has_attachments ? t("common.yes") : ""),
    },
    {
      id: "opportunity",
      name: t("log.opportunityShort"),
      width: 68,
      yields: 4,
      cell: (entry) => <OpportunityLink no={entry.opportunity_no} inRow />,
      text: (entry) => entry.opportunity_no,
    },
  ];
}

/** Columns a wide window shows besides. */
function shownWhereWide(t: TFunction, styles: Styles): Column[] {
  return [
    {
      id: "canceled",
      name: t("log.canceled"),
      icon: <ProhibitedRegular aria-hidden className={styles.icon} />,
      width: 20,
      yields: WIDE,
      cell: (entry) => marked(entry.canceled, t("log.canceled"), <ProhibitedRegular />, styles),
      text: (entry) => (entry.canceled ? t("common.yes") : ""),
    },
    {
      id: "attempt_failed",
      name: t("log.attemptFailed"),
      icon: <CallMissedRegular aria-hidden className={styles.icon} />,
      width: 20,
      yields: WIDE,
      cell: (entry) => marked(entry.attempt_failed, t("log.attemptFailed"), <CallMissedRegular />, styles),
      text: (entry) => (entry.attempt_failed ? t("common.yes") : ""),
    },
    { ...plain("template", t("log.template"), 72, "template_code"), yields: WIDE },
    { ...plain("contact_no", t("log.contactNo"), 76, "contact_no"), yields: WIDE },
    {
      id: "cost",
      name: t("log.cost"),
      width: 64,
      align: "end",
      yields: WIDE,
      cell: (entry, { format }) => amountText(entry.cost, format.locale),
      text: (entry, { format }) => amountText(entry.cost, format.locale),
    },
    {
      id: "duration",
      name: t("log.duration"),
      width: 52,
      align: "end",
      yields: WIDE,
      cell: (entry, { format }) => format.number(entry.duration),
      text: (entry) => String(entry.duration),
    },
    {
      id: "entry_no",
      name: t("log.entryNo"),
      width: 64,
      align: "end",
      sort: "entry_no",
      descendingFirst: true,
      yields: WIDE,
      cell: (entry) => String(entry.entry_no),
      text: (entry) => String(entry.entry_no),
    },
  ];
}

/** Columns somebody may choose. */
function offered(t: TFunction): Column[] {
  const chosen = (column: Column): Column => ({ ...column, hidden: true, yields: CHOSEN });
  return [
    {
      ...plain("comment", t("log.comment"), 84, "subject"),
      cell: (entry: LogEntry) => (entry.comment ? t("common.yes") : ""),
      text: (entry: LogEntry) => (entry.comment ? t("common.yes") : ""),
    },
    {
      ...plain("time", t("log.time"), 64, "time"),
      cell: (entry: LogEntry, { format }: { format: { clock: (at: string) => string } }) => format.clock(entry.time),
      text: (entry: LogEntry, { format }: { format: { clock: (at: string) => string } }) => format.clock(entry.time),
    },
    plain("subject", t("log.subject"), 200, "subject"),
    plain("correspondence", t("log.correspondence"), 110, "correspondence_type"),
    plain("group", t("log.group"), 80, "group_code"),
    {
      ...plain("initiated_by", t("log.initiatedBy"), 84, "initiated_by"),
      cell: (entry: LogEntry) => sideWord(t, entry.initiated_by),
      text: (entry: LogEntry) => sideWord(t, entry.initiated_by),
    },
    plain("company_no", t("log.companyNo"), 90, "contact_company_no"),
    plain("alt_address", t("log.altAddress"), 90, "contact_alt_address_code"),
    plain("language", t("log.language"), 64, "language"),
    plain("user", t("log.user"), 160, "user_id"),
    plain("sender", t("log.from"), 200, "sender"),
    {
      ...plain("recipients", t("log.paneRecipients"), 200, "sender"),
      cell: (entry: LogEntry) => entry.recipients.join(", "),
      text: (entry: LogEntry) => entry.recipients.join(", "),
    },
    plain("message_id", t("log.paneMessageId"), 200, "internet_message_id"),
  ].map(chosen);
}

function plain(id: string, name: string, width: number, field: Texts): Column {
  return { id, name, width, cell: (entry) => entry[field], text: (entry) => entry[field] };
}

function marked(on: boolean, word: string, icon: ReactElement<object>, styles: Styles): ReactNode {
  return on ? (
    <span role="img" aria-label={word} className={styles.icon}>
      {icon}
    </span>
  ) : null;
}

function flowWord(t: TFunction, flow: string): string {
  return { Inbound: t("common.inbound"), Outbound: t("common.outbound") }[flow] ?? "";
}

function sideWord(t: TFunction, side: string): string {
  return { Us: t("interactions.us"), Them: t("interactions.them") }[side] ?? "";
}

/** Columns of the interaction log (C.1). */
export function useLogColumns(): readonly Column[] {
  const { t } = useTranslation();
  const styles = useStyles();
  const grade = useGradeWords();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the words of the grades change with `t` only
  return useMemo(() => [...shown(t, styles, grade), ...shownWhereWide(t, styles), ...offered(t)], [t, styles]);
}
