import { Button, makeStyles, mergeClasses, MessageBar, MessageBarActions, MessageBarBody, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Account, Guide, GuideStep, Setup } from "../../api";
import { useWidth } from "../../app/media";
import { Card } from "../../components/fields/CardContext";
import { Problem, problemOf } from "../../components/problem/Problem";
import { AccountStep } from "./AccountStep";
import { ApplicationStep } from "./ApplicationStep";
import { ChoicesStep } from "./ChoicesStep";
import { ConsentStep } from "./ConsentStep";
import { Foot } from "./Foot";
import { GuideContext } from "./GuideContext";
import { useFieldNames, valuesOf } from "./fields";
import { MailboxStep } from "./MailboxStep";
import { PrepareStep } from "./PrepareStep";
import { Side } from "./Side";
import { StepList } from "./StepList";
import { TurnOnStep } from "./TurnOnStep";
import { useGuideKeys } from "./useGuideKeys";
import { useGuideState } from "./useGuideState";

const useStyles = makeStyles({
  root: { display: "flex", height: "100%", minHeight: 0, minWidth: 0 },
  stacked: { flexDirection: "column" },
  right: { flex: "1 1 0", minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" },
  scroll: { flex: "1 1 0", minHeight: 0, overflowY: "auto", position: "relative" },
  inner: {
    display: "flex",
    alignItems: "flex-start",
    gap: "40px",
    padding: "32px 40px",
    "@media (max-width: 1439px)": { flexDirection: "column", gap: "24px" },
    "@media (max-width: 1279px)": { padding: "20px 24px" },
  },
  question: { flex: "1 1 0", minWidth: 0, maxWidth: "720px", "@media (max-width: 1439px)": { flex: "none", width: "100%" } },
  side: {
    width: "312px",
    flexShrink: 0,
    display: "flex",
    flexDirection: "column",
    gap: "16px",
    "@media (max-width: 1439px)": { width: "100%", maxWidth: "720px" },
  },
  fixing: { marginBottom: "16px", borderRadius: tokens.borderRadiusXLarge },
});

const STEPS: Record<GuideStep, () => React.JSX.Element> = {
  prepare: PrepareStep,
  application: ApplicationStep,
  consent: ConsentStep,
  account: AccountStep,
  mailbox: MailboxStep,
  choices: ChoicesStep,
  turn_on: TurnOnStep,
};

interface Props {
  guide: Guide;
  setup: Setup;
  account: Account | null;
}

/** The frame of the guide: steps, question, explanation, foot. */
export function GuideFrame(props: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const above = useWidth() === "narrow";
  const state = useGuideState(props);
  const { now, returnTo } = state;
  const { step, place, open } = now;
  const root = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  useGuideKeys(root, { next: state.next, leave: state.leave });
  const show = useCallback(() => {
    scroll.current?.scrollTo(0, 0);
    focusOn(place);
  }, [place]);
  useEffect(show, [show, step]);
  const Step = STEPS[step];
  return (
    <GuideContext value={now}>
      <Card values={valuesOf(props.setup)} names={useFieldNames()} write={state.write}>
        <div ref={root} className={mergeClasses(styles.root, above && styles.stacked)}>
          <StepList visited={state.visited} failed={state.failed} above={above} />
          <div className={styles.right}>
            <div ref={scroll} className={styles.scroll}>
              <div className={styles.inner}>
                <div className={styles.question}>
                  {returnTo !== null && returnTo !== step && (
                    <MessageBar intent="info" className={styles.fixing}>
                      <MessageBarBody>{t("guide.fixing")}</MessageBarBody>
                      <MessageBarActions>
                        <Button data-testid="guide-return" onClick={() => open(returnTo)}>
                          {t("guide.fixed", { step: t(`guide.step.${returnTo}`) })}
                        </Button>
                      </MessageBarActions>
                    </MessageBar>
                  )}
                  {state.error !== null && (
                    <div className={styles.fixing}>
                      <Problem
                        problem={problemOf(state.error)}
                        onRetry={state.next}
                        onRemedy={(remedy) => now.cure(remedy, state.next)}
                      />
                    </div>
                  )}
                  <Step key={step} />
                </div>
                <aside className={styles.side} aria-label={t("guide.explanation")}>
                  <Side />
                </aside>
              </div>
            </div>
            <Foot asked={state.asked} busy={state.finishing} onNext={state.next} onLeave={state.leave} />
          </div>
        </div>
      </Card>
    </GuideContext>
  );
}

/** Puts the focus on what a remedy points at, else on the question. */
function focusOn(place: string | null): void {
  const target = place === null ? null : document.querySelector(`[data-place="${place}"]`);
  const field = target?.querySelector<HTMLElement>("input, [role=combobox], button[aria-expanded]");
  target?.scrollIntoView({ block: "center" });
  (field ?? document.getElementById("guide-question"))?.focus({ preventScroll: field !== null && field !== undefined });
}
