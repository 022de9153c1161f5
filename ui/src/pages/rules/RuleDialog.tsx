import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type RuleKind } from "../../api";
import { OWN_DOMAINS } from "./columns";
import { Trial } from "./Trial";
import { useRuleActs } from "../../components/why/useRuleActs";

const useStyles = makeStyles({
  surface: { maxWidth: "640px" },
  fields: { display: "grid", gap: "14px" },
});

/** Days that a dry run looks back. */
export const DAYS = 90;
/** Milliseconds somebody pauses typing before a rule is tried. */
const PAUSE = 500;

/** What was typed, once nothing was typed for a while. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Adds a rule. What it would have done lately is shown before. */
export function RuleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { add, adding } = useRuleActs();
  const [kind, setKind] = useState<RuleKind>("never_log");
  const [own, setOwn] = useState(false);
  const [typed, setTyped] = useState("");
  const value = own ? OWN_DOMAINS : typed.trim();
  const settled = useSettled(value);
  const trial = useQuery({
    queryKey: ["mailRules", "trial", kind, settled],
    queryFn: () => commands.tryMailRule({ kind, value: settled }, DAYS),
    enabled: settled !== "",
    retry: false,
  });
  const error = trial.error === null ? null : asEngineError(trial.error);
  const malformed = error?.code === "invalid_value" && settled === value;
  const tried = settled === value && trial.data !== undefined;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (tried && !adding) {
              add({ kind, value }, onClose);
            }
          }}
        >
          <DialogBody>
            <DialogTitle>{t("rules.addTitle")}</DialogTitle>
            <DialogContent className={styles.fields}>
              <Field label={t("rules.kindName")}>
                <RadioGroup value={kind} onChange={(_, data) => setKind(data.value as RuleKind)}>
                  <Radio value="never_log" label={t("rules.neverLabel")} />
                  <Radio value="always_ask" label={t("rules.askLabel")} />
                </RadioGroup>
              </Field>
              <Field label={t("rules.aboutName")}>
                <RadioGroup value={own ? "own" : "other"} onChange={(_, data) => setOwn(data.value === "own")}>
                  <Radio value="other" label={t("rules.otherLabel")} />
                  <Radio value="own" label={t("rules.ownLabel")} />
                </RadioGroup>
              </Field>
              {!own && (
                <Field
                  label={t("rules.value")}
                  required
                  hint={t("rules.valueHint")}
                  validationMessage={malformed ? t("rules.valueWrong") : undefined}
                >
                  <Input value={typed} maxLength={320} onChange={(_, data) => setTyped(data.value)} />
                </Field>
              )}
              {value !== "" && !malformed && (
                <Trial trial={tried ? trial.data : undefined} error={error} onRetry={() => void trial.refetch()} />
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={!tried || adding}>
                {t("rules.addDo")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
