import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Check } from "../../api";
import { isLookingAgain } from "../../components/problem/causes";
import { ProblemDetails } from "../../components/problem/ProblemDetails";
import { problemOf } from "../../components/problem/problemOf";
import { useProblemWords } from "../../components/problem/useProblemWords";
import { useRemedies } from "../../components/remedy/useRemedies";
import { useFormat } from "../../format/useFormat";
import { en } from "../../i18n/en";
import { stateOf } from "./checkState";

const useStyles = makeStyles({
  row: { padding: "9px 16px", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  line: { display: "flex", alignItems: "center", gap: "12px", flexWrap: "wrap" },
  failedRow: { backgroundColor: tokens.colorStatusDangerBackground1 },
  icon: { display: "inline-flex", fontSize: "18px", flexShrink: 0 },
  ok: { color: tokens.colorStatusSuccessForeground3 },
  hint: { color: tokens.colorStatusWarningForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  later: { color: tokens.colorNeutralForeground3 },
  words: { flex: "1 1 260px", minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  text: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
    userSelect: "text",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginLeft: "auto" },
  details: { marginLeft: "18px" },
});

type Name = keyof typeof en.setup.checks;
type Detail = keyof typeof en.setup.details;

function isName(name: string): name is Name {
  return Object.hasOwn(en.setup.checks, name);
}

function isDetail(detail: string): detail is Detail {
  return Object.hasOwn(en.setup.details, detail);
}

const icons = {
  ok: <CheckmarkCircleFilled />,
  hint: <WarningFilled />,
  failed: <DismissCircleFilled />,
  later: <CircleRegular />,
};

/** What was found, as a value: the engine gives a word, a size, a count or a day. */
function useValue(): (check: Check) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ name, detail }) => {
    if (isDetail(detail)) {
      return t(`setup.details.${detail}`);
    }
    const megabytes = /^(\d+) MB$/.exec(detail)?.[1];
    if (megabytes !== undefined) {
      return t("setup.diskFree", { size: format.number(Math.round(Number(megabytes) / 100) / 10) });
    }
    const [, username, day] = /^(.*) · (\d{4}-\d\d-\d\d)$/.exec(detail) ?? [];
    if (username !== undefined && day !== undefined) {
      return `${username} · ${t("setup.keptUntilDay", { day: format.day(day) })}`;
    }
    const [, salespeople, contacts] = /^(\d+) (\d+)$/.exec(detail) ?? [];
    if (name === "addresses" && salespeople !== undefined && contacts !== undefined) {
      return [
        t("setup.salespeopleCount", { count: Number(salespeople) }),
        t("setup.contactsCount", { count: Number(contacts) }),
      ].join(", ");
    }
    return detail;
  };
}

/** A check in words: what was found as values, what failed as the sentences of its cause. */
function useCheckWords(check: Check): { name: string; text: string } {
  const { t } = useTranslation();
  const words = useProblemWords()(problemOf(check));
  const value = useValue()(check);
  const { name } = check;
  const shown = isName(name) ? t(`setup.checks.${name}`) : name;
  const state = stateOf(check);
  if (state === "ok") {
    return { name: shown, text: value };
  }
  if (name === "addresses") {
    return { name: shown, text: t("setup.addressesText") };
  }
  const sentence = [words.title, words.text].filter((part) => part !== "").join(". ");
  return { name: shown, text: state === "hint" && value !== "" ? `${value}. ${sentence}` : sentence };
}

interface Props {
  check: Check;
  busy: boolean;
  onAgain: () => void;
}

/** One check, with the button that removes its failure and another look. */
export function CheckRow({ check, busy, onAgain }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const state = stateOf(check);
  const { name, text } = useCheckWords(check);
  const failed = state === "failed";
  return (
    <li className={mergeClasses(styles.row, failed && styles.failedRow)}>
      <div className={styles.line}>
        <span role="img" aria-label={t(`setup.checkStates.${state}`)} className={mergeClasses(styles.icon, styles[state])}>
          {icons[state]}
        </span>
        <div className={styles.words}>
          <div className={styles.name}>{name}</div>
          {text !== "" && <div className={styles.text}>{text}</div>}
        </div>
        {(failed || state === "hint") && (
          <div className={styles.buttons}>
            <Button size="small" icon={<ArrowSyncRegular />} disabled={busy} onClick={onAgain}>
              {t("causes.checkAgain")}
            </Button>
            <RemedyButton check={check} busy={busy} />
          </div>
        )}
      </div>
      {failed && (
        <div className={styles.details}>
          <ProblemDetails problem={problemOf(check)} />
        </div>
      )}
    </li>
  );
}

/** The button that removes a failure, where something can be done about it here. */
function RemedyButton({ check, busy }: { check: Check; busy: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remedies = useRemedies();
  const { remedy, name } = check;
  const appearance = check.ok ? "secondary" : "primary";
  if (name === "addresses") {
    return (
      <>
        <Button size="small" onClick={() => void navigate({ to: "/salespeople" })}>
          {t("setup.openSalespeople")}
        </Button>
        <Button size="small" onClick={() => void navigate({ to: "/contacts" })}>
          {t("setup.openContacts")}
        </Button>
      </>
    );
  }
  if (remedy === null || remedies === null || isLookingAgain(remedy)) {
    return null;
  }
  return (
    <Button
      size="small"
      appearance={appearance}
      disabled={busy || remedies.busy}
      onClick={() => remedies.perform(remedy, problemOf(check))}
    >
      {t(`causes.remedy.${remedy}`)}
    </Button>
  );
}
