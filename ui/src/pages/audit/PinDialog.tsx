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
} from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, type EngineError } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useErrorWords } from "../../components/errorWords";
import { useNotify } from "../../components/useNotify";
import { pinProblem } from "./pin";
import { usePinAct, type PinAct } from "./useLock";

const useStyles = makeStyles({
  surface: { maxWidth: "440px" },
  fields: { display: "flex", flexDirection: "column", gap: "12px" },
  text: { margin: 0 },
});

interface Props {
  kind: "set" | "change" | "remove" | "unlock";
  onClose: () => void;
}

function actOf(kind: Props["kind"], current: string, pin: string): PinAct {
  switch (kind) {
    case "set":
      return { kind: "set", current: null, pin };
    case "change":
      return { kind: "set", current, pin };
    case "remove":
      return { kind: "remove", pin: current };
    case "unlock":
      return { kind: "unlock", pin: current };
  }
}

/** Asks for the PIN, for a new one, or for both. */
export function PinDialog({ kind, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const words = useErrorWords();
  const [current, setCurrent] = useState("");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const { mutate, isPending, error, reset } = usePinAct(() => {
    notify.success(t(`admin.pinDone.${kind}`));
    onClose();
  });
  const asksCurrent = kind !== "set";
  const asksNew = kind === "set" || kind === "change";
  const problem = asksNew && pin !== "" ? pinProblem(pin) : null;
  const differs = asksNew && again !== "" && again !== pin;
  const failed: EngineError | null = error === null ? null : asEngineError(error);
  const wrong = failed?.code === "pin_wrong";
  const ready =
    (!asksCurrent || current !== "") && (!asksNew || (pin !== "" && problem === null && again === pin)) && !isPending;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) {
              mutate(actOf(kind, current, pin));
            }
          }}
        >
          <DialogBody>
            <DialogTitle>{t(`admin.pinTitle.${kind}`)}</DialogTitle>
            <DialogContent className={styles.fields}>
              <p className={styles.text}>{t(`admin.pinText.${kind}`)}</p>
              {failed !== null && !wrong && <ErrorBar error={failed} />}
              {asksCurrent && (
                <Field
                  label={kind === "change" ? t("admin.pinCurrent") : t("admin.pin")}
                  required
                  validationMessage={wrong ? `${words(failed).what}. ${words(failed).todo}` : undefined}
                >
                  <Input
                    type="password"
                    autoComplete="off"
                    value={current}
                    onChange={(_, data) => {
                      setCurrent(data.value);
                      reset();
                    }}
                  />
                </Field>
              )}
              {asksNew && (
                <>
                  <Field
                    label={t("admin.pinNew")}
                    hint={t("admin.pinHint")}
                    required
                    validationMessage={problem === null ? undefined : t(`admin.pinProblem.${problem}`)}
                  >
                    <Input type="password" autoComplete="off" value={pin} onChange={(_, data) => setPin(data.value)} />
                  </Field>
                  <Field
                    label={t("admin.pinAgain")}
                    required
                    validationMessage={differs ? t("admin.pinDiffers") : undefined}
                  >
                    <Input
                      type="password"
                      autoComplete="off"
                      value={again}
                      onChange={(_, data) => setAgain(data.value)}
                    />
                  </Field>
                </>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={!ready}>
                {t(`admin.pinConfirm.${kind}`)}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
