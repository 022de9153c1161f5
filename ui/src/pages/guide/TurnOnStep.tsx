import { Button, Radio, RadioGroup } from "@fluentui/react-components";
import { MailCheckmarkRegular } from "@fluentui/react-icons/svg/mail-checkmark";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useConsentPoints } from "../setup/consentPoints";
import { ChecksPart } from "./ChecksPart";
import { FirstRun } from "./FirstRun";
import { useGuide } from "./GuideContext";
import { Question } from "./Question";
import { useStepStyles } from "./styles";

/** The checks, the consent to the handling of data with No as its default (R39), and then on. */
export function TurnOnStep() {
  const { setup } = useGuide();
  return <Question>{setup.enabled ? <FirstRun /> : <Agree />}</Question>;
}

function Agree() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const client = useQueryClient();
  const question = useId();
  const { setup, renew, cure, fail } = useGuide();
  const points = useConsentPoints(setup);
  const [agreed, setAgreed] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => commands.enableLogging(true),
    onSuccess: (changed) => {
      client.setQueryData(["setup"], changed);
      void client.invalidateQueries({ queryKey: ["job"] });
      renew();
    },
  });
  const failed = error !== null;
  useEffect(() => {
    fail(failed);
    return () => fail(false);
  }, [failed, fail]);
  const turnOn = (): void => mutate();
  return (
    <>
      <ChecksPart />
      <section className={styles.box} aria-label={t("setup.enableTitle")}>
        <div className={styles.boxHead}>
          <h2 className={styles.boxTitle}>{t("setup.enableTitle")}</h2>
        </div>
        <div className={styles.boxBody}>
          <p className={styles.text}>{t("guide.agree.intro", { mailbox: setup.shared_mailbox })}</p>
          <ul className={styles.numbered} data-testid="guide-agree-points">
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <div id={question} className={styles.strong}>
            {t("setup.enableQuestion")}
          </div>
          <RadioGroup
            layout="horizontal"
            aria-labelledby={question}
            value={agreed ? "yes" : "no"}
            onChange={(_, data) => setAgreed(data.value === "yes")}
          >
            <Radio value="no" label={t("common.no")} />
            <Radio value="yes" label={t("guide.agree.yes")} data-testid="guide-agree" />
          </RadioGroup>
        </div>
      </section>
      {error !== null && (
        <Problem
          problem={problemOf(asEngineError(error))}
          busy={isPending}
          onRetry={turnOn}
          onRemedy={(remedy) => cure(remedy, turnOn)}
        />
      )}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          icon={<MailCheckmarkRegular />}
          disabledFocusable={!agreed || isPending}
          data-testid="guide-turn-on"
          onClick={() => agreed && turnOn()}
        >
          {isPending ? t("guide.agree.turningOn") : t("guide.agree.turnOn")}
        </Button>
        {!agreed && <span className={styles.second}>{t("guide.agree.first")}</span>}
      </div>
    </>
  );
}
