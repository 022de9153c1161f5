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
  tokens,
} from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Setup } from "../../api";
import { useNotify } from "../../components/useNotify";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: "8px", minHeight: "32px", flexWrap: "wrap" },
  text: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, flexGrow: 1 },
  surface: { maxWidth: "440px" },
});

/** The client secret: it can be set and removed, never seen. */
export function SecretField({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState("");
  const { mutate, isPending } = useMutation({
    mutationFn: (value: string) => commands.setClientSecret(value),
    onSuccess: (changed) => {
      client.setQueryData(["setup"], changed);
      notify.success(changed.has_client_secret ? t("setup.secretSaved") : t("setup.secretDeleted"));
    },
    onError: notify.failure,
    onSettled: () => {
      setSecret("");
      setOpen(false);
    },
  });
  const close = (): void => {
    setSecret("");
    setOpen(false);
  };
  return (
    <div role="group" aria-label={t("setup.clientSecret")}>
      <Field label={t("setup.clientSecret")}>
        <div className={styles.line}>
          <span className={styles.text}>
            {setup.has_client_secret ? t("setup.secretStored") : t("setup.secretNone")}
          </span>
          {!setup.enabled && (
            <Button size="small" onClick={() => setOpen(true)}>
              {setup.has_client_secret ? t("setup.secretChange") : t("setup.secretSet")}
            </Button>
          )}
          {!setup.enabled && setup.has_client_secret && (
            <Button size="small" disabled={isPending} onClick={() => mutate("")}>
              {t("setup.secretDelete")}
            </Button>
          )}
        </div>
      </Field>
      {open && (
        <Dialog open onOpenChange={(_, data) => !data.open && close()}>
          <DialogSurface className={styles.surface}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                mutate(secret);
              }}
            >
              <DialogBody>
                <DialogTitle>{t("setup.secretTitle")}</DialogTitle>
                <DialogContent>
                  <Field label={t("setup.clientSecret")} hint={t("setup.secretText")}>
                    <Input
                      type="password"
                      autoComplete="off"
                      value={secret}
                      onChange={(_, data) => setSecret(data.value)}
                    />
                  </Field>
                </DialogContent>
                <DialogActions>
                  <Button onClick={close}>{t("common.cancel")}</Button>
                  <Button appearance="primary" type="submit" disabled={secret.trim() === "" || isPending}>
                    {t("common.save")}
                  </Button>
                </DialogActions>
              </DialogBody>
            </form>
          </DialogSurface>
        </Dialog>
      )}
    </div>
  );
}
