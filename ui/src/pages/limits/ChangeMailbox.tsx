import { Button, Checkbox, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useRemembered } from "../../app/preferences";
import { useRemedies } from "../../components/remedy/useRemedies";

const useStyles = makeStyles({
  list: { margin: "8px 0 0", padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "4px" },
  step: { display: "flex", alignItems: "flex-start", gap: "8px", flexWrap: "wrap" },
  box: { flex: "1 1 420px", minWidth: 0 },
  button: { marginTop: "4px" },
  text: { margin: "4px 0 0", color: tokens.colorNeutralForeground2 },
});

const STEPS = ["create", "rules", "drain", "setup", "keep"] as const;
type StepName = (typeof STEPS)[number];

/** What to do when a limit is near (R112), step by step; what is ticked is remembered on this computer. */
export function ChangeMailbox() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const [done, setDone] = useRemembered<readonly string[]>("limits.steps", []);
  const remedies = useRemedies();
  const toGuide = { name: t("jobs.limits.stepOpenGuide"), run: () => void navigate({ to: "/setup/guide" }) };
  const places: Partial<Record<StepName, { name: string; run: () => void }>> = {
    create: toGuide,
    rules: toGuide,
    drain: { name: t("jobs.limits.stepOpenJob"), run: () => void navigate({ to: "/setup/job" }) },
    setup: { name: t("jobs.limits.stepChange"), run: () => remedies?.perform("change_mailbox") },
  };
  return (
    <>
      <p className={styles.text}>{t("jobs.limits.adviceText")}</p>
      <ol className={styles.list}>
        {STEPS.map((step) => {
          const place = places[step];
          return (
            <li key={step} className={styles.step}>
              <Checkbox
                className={styles.box}
                checked={done.includes(step)}
                label={t(`jobs.limits.steps.${step}`)}
                onChange={(_, data) =>
                  setDone(data.checked === true ? [...done, step] : done.filter((one) => one !== step))
                }
              />
              {place !== undefined && (
                <Button size="small" className={styles.button} onClick={place.run}>
                  {place.name}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {done.length > 0 && (
        <Link as="button" onClick={() => setDone([])}>
          {t("jobs.limits.startOver")}
        </Link>
      )}
    </>
  );
}
