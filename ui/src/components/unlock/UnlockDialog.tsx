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
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, onLockedSetup } from "../../api";
import { useErrorWords } from "../errorWords";

const useStyles = makeStyles({ surface: { maxWidth: "440px" } });

interface FormProps {
  onDone: (unlocked: boolean) => void;
}

function UnlockForm({ onDone }: FormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const words = useErrorWords();
  const [pin, setPin] = useState("");
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => commands.unlockSetup(pin),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["setup"] });
      onDone(true);
    },
    onError: () => setPin(""),
  });
  const failure = error === null ? null : words(asEngineError(error));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate();
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onDone(false)}>
      <DialogSurface className={styles.surface}>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t("setup.unlock.title")}</DialogTitle>
            <DialogContent>
              <p>{t("setup.unlock.text")}</p>
              <Field
                label={t("setup.unlock.pin")}
                validationMessage={failure === null ? undefined : `${failure.what}. ${failure.todo}`}
              >
                <Input
                  type="password"
                  autoComplete="off"
                  value={pin}
                  onChange={(_, data) => {
                    setPin(data.value);
                    reset();
                  }}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={() => onDone(false)}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={pin === "" || isPending}>
                {t("setup.unlock.yes")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** Asks for the administrator's PIN when something needs it; what was asked for is then done (R50). */
export function UnlockDialog() {
  const [waiting, setWaiting] = useState<{ answer: (unlocked: boolean) => void } | null>(null);
  useEffect(() => onLockedSetup(() => new Promise((answer) => setWaiting({ answer }))), []);
  if (waiting === null) {
    return null;
  }
  return (
    <UnlockForm
      onDone={(unlocked) => {
        setWaiting(null);
        waiting.answer(unlocked);
      }}
    />
  );
}
