import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { SubtractCircleRegular } from "@fluentui/react-icons/svg/subtract-circle";
import { useTranslation } from "react-i18next";
import type { Preview, PreviewRow } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { en } from "../../i18n/en";
import { useStepStyles } from "./styles";
import { PERIODS } from "./usePreview";

const useStyles = makeStyles({
  counts: { display: "flex", flexWrap: "wrap", gap: "8px 32px" },
  count: { display: "flex", flexDirection: "column" },
  number: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  reasons: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: "4px" },
  reason: { display: "flex", gap: "8px" },
  amount: { minWidth: "32px", textAlign: "right", fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
  line: { display: "flex", gap: "8px", justifyContent: "space-between" },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
});

type Known = keyof typeof en.guide.reason;

function isKnown(reason: string): reason is Known {
  return Object.hasOwn(en.guide.reason, reason);
}

/** A reason in words; one that this window does not know is shown as it is. */
function useReasonWords(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => (isKnown(reason) ? t(`guide.reason.${reason}`) : reason);
}

interface Props {
  preview: Preview;
  /** When it was read, in milliseconds. */
  at: number;
  days: number;
  busy: boolean;
  onDays: (days: number) => void;
}

/** What would be logged of the last days, and the message that proves that the mailbox can be read. */
export function PreviewPart({ preview, at, days, busy, onDays }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const format = useFormat();
  const now = useNow();
  const { newest } = preview;
  return (
    <>
      <section className={step.box} aria-label={t("guide.mailbox.opens")}>
        <div className={step.row} role="status" data-testid="guide-proof">
          <CheckmarkCircleFilled aria-hidden className={mergeClasses(step.rowIcon, step.good)} />
          <div className={step.rowWords}>
            <div className={step.strong}>{t("guide.mailbox.opens")}</div>
            <p className={step.second}>
              {newest === null
                ? t("guide.mailbox.empty")
                : t("guide.mailbox.newest", {
                    subject: newest.subject === "" ? t("common.noSubject") : newest.subject,
                    sender: newest.sender,
                    when: format.relative(newest.received_at, now),
                  })}
            </p>
          </div>
        </div>
      </section>
      {preview.found > 0 && (
        <section className={step.box} aria-label={t("guide.rehearsal.title", { count: preview.days })}>
          <div className={step.boxHead}>
            <h2 className={step.boxTitle}>{t("guide.rehearsal.title", { count: preview.days })}</h2>
            <span className={step.second}>{t("guide.proof.checked", { clock: format.clock(at) })}</span>
            {PERIODS.filter((period) => period !== days).map((period) => (
              <Button key={period} size="small" disabledFocusable={busy} onClick={() => onDays(period)}>
                {t("guide.rehearsal.look", { count: period })}
              </Button>
            ))}
          </div>
          <div className={step.boxBody}>
            <Counts preview={preview} />
            <p className={step.second}>{t("guide.rehearsal.nothing")}</p>
          </div>
          {preview.examples.length > 0 && (
            <ul className={step.plain} aria-label={t("guide.rehearsal.examples")}>
              {preview.examples.map((row, index) => (
                <Example key={`${row.received_at ?? ""}-${index}`} row={row} />
              ))}
            </ul>
          )}
        </section>
      )}
      {preview.found > 0 && preview.logged === 0 && <p className={styles.when}>{t("guide.rehearsal.none")}</p>}
    </>
  );
}

function Counts({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const format = useFormat();
  const words = useReasonWords();
  const rest = preview.found - preview.logged;
  const counts = [
    [preview.found, t("guide.rehearsal.found", { count: preview.found })],
    [preview.logged, t("guide.rehearsal.logged", { count: preview.logged })],
    [preview.entries, t("guide.rehearsal.entries", { count: preview.entries })],
    [rest, t("guide.rehearsal.notLogged", { count: rest })],
  ] as const;
  return (
    <>
      <div className={styles.counts}>
        {counts.map(([count, text]) => (
          <span key={text} className={styles.count}>
            <span className={styles.number}>{format.number(count)}</span>
            <span className={step.second}>{text}</span>
          </span>
        ))}
      </div>
      {preview.not_logged.length > 0 && (
        <ul className={styles.reasons} aria-label={t("guide.rehearsal.reasons")}>
          {preview.not_logged.map(({ reason, count }) => (
            <li key={reason} className={styles.reason}>
              <span className={styles.amount}>{format.number(count)}</span>
              <span>{words(reason)}</span>
            </li>
          ))}
        </ul>
      )}
      {preview.truncated && <p className={step.second}>{t("guide.rehearsal.truncated", { count: preview.found })}</p>}
    </>
  );
}

function Example({ row }: { row: PreviewRow }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const format = useFormat();
  const now = useNow();
  const words = useReasonWords();
  const people = [...row.contacts, ...row.salespeople].join(" · ");
  return (
    <li className={step.row}>
      {row.logged ? (
        <CheckmarkCircleRegular aria-hidden className={mergeClasses(step.rowIcon, step.good)} />
      ) : (
        <SubtractCircleRegular aria-hidden className={mergeClasses(step.rowIcon, step.waiting)} />
      )}
      <div className={step.rowWords}>
        <div className={styles.line}>
          <span className={step.strong}>{row.subject === "" ? t("common.noSubject") : row.subject}</span>
          <span className={styles.when} title={format.exact(row.received_at)}>
            {format.relative(row.received_at, now)}
          </span>
        </div>
        <p className={step.second}>{row.sender}</p>
        <Badge appearance="tint" color={row.logged ? "success" : "informative"} shape="rounded">
          {row.logged ? t("guide.rehearsal.wouldLog", { people }) : words(row.reason)}
        </Badge>
      </div>
    </li>
  );
}
