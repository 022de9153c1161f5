import { Button, makeStyles, ProgressBar, Spinner, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type DeskAct, type DeskEffect, type EngineError } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useCatchUp } from "../../components/why/useDeskActs";
import { useSetup } from "../../data/queries";
import type { Plan } from "./groups";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: "10px" },
  line: { display: "flex", gap: "10px", alignItems: "flex-start" },
  icon: { flexShrink: 0, fontSize: "16px", marginTop: "2px", color: tokens.colorBrandForegroundLink },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  arrow: { flexShrink: 0 },
  progress: { display: "grid", gap: "8px", justifyItems: "start", "> div": { width: "100%" } },
  undo: {
    display: "flex",
    gap: "8px",
    alignItems: "center",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

/** A name does not change what happens to the mail: it is left out, so that typing asks for nothing. */
function withoutNames(act: DeskAct): DeskAct {
  return act.kind === "create" ? { ...act, name: "", company_name: "", salesperson_code: "" } : act;
}

/** What acts would do, asked again whenever they change. */
export function useEffectOf(acts: readonly DeskAct[]): {
  effect: DeskEffect | undefined;
  error: EngineError | null;
  loading: boolean;
} {
  const plain = acts.map(withoutNames);
  const result = useQuery({
    queryKey: ["desk", "effect", plain],
    queryFn: () => commands.previewDeskActs(plain),
    enabled: plain.length > 0,
    retry: false,
  });
  return {
    effect: result.data,
    error: result.error === null ? null : asEngineError(result.error),
    loading: result.isPending && plain.length > 0,
  };
}

interface Line {
  text: string;
  second?: string;
}

function useLines(effect: DeskEffect | undefined, plan: Plan): Line[] {
  const { t } = useTranslation();
  const setup = useSetup();
  if (effect === undefined) {
    return [];
  }
  const { messages, logged, inbound_entries, outbound_entries, still_set_aside, salespeople } = effect;
  const lines: Line[] = [];
  if (logged > 0) {
    const entries = t("desk.entries", { count: inbound_entries + outbound_entries });
    const shares = salespeople.map(({ code, name, entries: number }) => t("desk.share", { name: name || code, number }));
    lines.push({ text: t("desk.effectLogged", { count: logged, entries }), second: shares.join(", ") });
    if (setup.data?.after_logging === "archive") {
      lines.push({ text: t("desk.effectArchive", { count: logged }), second: t("desk.effectLinks") });
    }
  }
  if (plan === "never") {
    lines.push({ text: t("desk.effectNever", { count: messages }), second: t("desk.effectNeverText") });
  } else if (still_set_aside > 0) {
    lines.push({ text: t("desk.effectWaiting", { count: still_set_aside }), second: t("desk.effectWaitingText") });
  } else {
    lines.push({ text: t("desk.effectFuture") });
  }
  return lines;
}

interface Props {
  plan: Plan;
  acts: readonly DeskAct[];
}

/** What a decision will do, before it is done. */
export function Effect({ plan, acts }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { effect, error, loading } = useEffectOf(acts);
  const lines = useLines(effect, plan);
  if (acts.length === 0) {
    return null;
  }
  if (error !== null) {
    return <ErrorBar error={error} />;
  }
  if (loading) {
    return <Spinner size="tiny" labelPosition="after" label={t("desk.effectLoading")} />;
  }
  return (
    <>
      <ul className={styles.list} aria-label={t("desk.effect")} data-testid="desk-effect">
        {lines.map(({ text, second = "" }) => (
          <li key={text} className={styles.line}>
            <CheckmarkRegular aria-hidden className={styles.icon} />
            <span>
              {text}
              {second !== "" && <div className={styles.second}>{second}</div>}
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.undo}>
        <ArrowUndoRegular aria-hidden fontSize={16} className={styles.arrow} />
        {t("desk.effectUndo")}
      </div>
    </>
  );
}

/** How far the earlier mail is logged, while an act is under way, and the button that stops it. */
export function ActProgress({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const far = useCatchUp();
  const [stopping, setStopping] = useState(false);
  const words = far === null ? t("desk.working") : t("desk.workingOf", { done: far.done, count: far.total });
  return (
    <div className={styles.progress} data-testid="desk-progress">
      <div role="status">
        <ProgressBar {...(far === null ? {} : { value: far.done, max: far.total })} aria-label={words} />
        {words}
      </div>
      <Button
        type="button"
        disabledFocusable={stopping}
        onClick={() => {
          setStopping(true);
          onStop();
        }}
      >
        {stopping ? t("transfer.stopping") : t("transfer.stop")}
      </Button>
    </div>
  );
}
