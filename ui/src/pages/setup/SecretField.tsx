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
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";

const useStyles = makeStyles({
  soon: { color: tokens.colorStatusWarningForeground1 },
  over: { color: tokens.colorStatusDangerForeground3 },
  surface: { maxWidth: "440px" },
});

const DAY = 24 * 60 * 60 * 1000;
/** Days ahead from which on the end of a secret is warned of (W27). */
const AHEAD = 30;

/** When the secret ends, as far as somebody typed it in. */
function Expiry({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const { client_secret_expires: ends, has_client_secret: has } = setup;
  if (!has || ends === null) {
    return has ? t("setup.secretEndUnknown") : null;
  }
  const days = Math.ceil((Date.parse(ends) - now) / DAY);
  const day = format.day(ends);
  if (days < 0) {
    return <span className={styles.over}>{t("setup.secretEnded", { day })}</span>;
  }
  return <span className={days <= AHEAD ? styles.soon : undefined}>{t("setup.secretEnds", { day, count: days })}</span>;
}

/** The client secret: it can be set and removed, never seen. */
export function SecretField({ setup, lock }: { setup: Setup; lock: React.JSX.Element | undefined }) {
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
  const stored = setup.has_client_secret ? "**********" : t("setup.secretNotNeeded");
  return (
    <div>
      <Field label={t("setup.clientSecret")} hint={<Expiry setup={setup} />}>
        <Input
          readOnly
          appearance="filled-darker"
          style={{ minWidth: 0 }}
          value={stored}
          contentAfter={
            lock ?? (
              <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
                {setup.has_client_secret ? t("setup.secretChange") : t("setup.secretSet")}
              </Button>
            )
          }
        />
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
