import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { unlocked, type Remedy } from "../../api";
import { isLookingAgain } from "./causes";
import { ProblemDetails } from "./ProblemDetails";
import { useCopyDetails } from "./useCopyDetails";
import type { ProblemFacts } from "./problemOf";
import { useProblemWords } from "./useProblemWords";

export { problemOf } from "./problemOf";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "8px" },
  box: {
    display: "flex",
    gap: "12px",
    padding: "20px 20px 20px 22px",
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  icon: { fontSize: "20px", flexShrink: 0, display: "inline-flex", color: tokens.colorStatusDangerForeground1 },
  words: { minWidth: 0, flexGrow: 1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: "4px 0 0", color: tokens.colorNeutralForeground2, userSelect: "text" },
  children: { marginTop: "8px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "12px" },
});

interface Props {
  problem: ProblemFacts;
  /** Performs the remedy; without it only what can be done here is offered. */
  onRemedy?: (remedy: Remedy) => void;
  /** Looks again. */
  onRetry?: () => void;
  busy?: boolean;
  /** What the place knows beyond the words, for example which account signed in. */
  children?: ReactNode;
}

/** What went wrong: what happened, what it means, one main button, another look, details folded. */
export function Problem({ problem, onRemedy, onRetry, busy = false, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const title = useId();
  const words = useProblemWords()(problem);
  const copyDetails = useCopyDetails();
  const { remedy } = problem;
  const again = remedy === null || isLookingAgain(remedy);
  const locked = problem.code === "administrator_required";
  const act = locked
    ? () => void unlocked().then((open) => open && onRetry?.())
    : mainAct(problem, { onRemedy, onRetry, onCopy: () => copyDetails(problem) });
  return (
    <section className={styles.root} aria-labelledby={title}>
      <div className={styles.box} role="alert">
        <span aria-hidden className={styles.icon}>
          <ErrorCircleFilled />
        </span>
        <div className={styles.words}>
          <h3 className={styles.title} id={title}>
            {words.title}
          </h3>
          {words.text !== "" && <p className={styles.text}>{words.text}</p>}
          {children !== undefined && <div className={styles.children}>{children}</div>}
          <div className={styles.actions}>
            {act !== undefined && (
              <Button appearance="primary" disabled={busy} onClick={act}>
                {locked ? t("setup.unlock.yes") : (words.button ?? t("causes.checkAgain"))}
              </Button>
            )}
            {onRetry !== undefined && !again && (
              <Button icon={<ArrowSyncRegular />} disabled={busy} onClick={onRetry}>
                {t("causes.checkAgain")}
              </Button>
            )}
          </div>
        </div>
      </div>
      <ProblemDetails problem={problem} />
    </section>
  );
}

interface Acts {
  onRemedy?: (remedy: Remedy) => void;
  onRetry?: () => void;
  onCopy: () => void;
}

/** What the main button does; without a word from the place only what needs none: looking again and copying. */
function mainAct({ remedy }: ProblemFacts, { onRemedy, onRetry, onCopy }: Acts): (() => void) | undefined {
  if (remedy === "ask_administrator") {
    return onCopy;
  }
  if (remedy === null || isLookingAgain(remedy)) {
    return onRetry ?? (remedy === null || onRemedy === undefined ? undefined : () => onRemedy(remedy));
  }
  return onRemedy === undefined ? undefined : () => onRemedy(remedy);
}
