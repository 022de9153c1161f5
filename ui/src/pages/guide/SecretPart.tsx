import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { CardDate } from "../../components/fields/CardDate";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useNotify } from "../../components/useNotify";
import { Fold } from "./Fold";
import { useGuide } from "./GuideContext";
import { useStepStyles } from "./styles";

const useStyles = makeStyles({
  line: { display: "flex", gap: "8px" },
  input: { flexGrow: 1, minWidth: 0 },
});

/** The client secret, which most do not need (R122, R128): it is set, replaced and removed, never shown. */
export function SecretPart() {
  const { t } = useTranslation();
  const step = useStepStyles();
  const { setup, place } = useGuide();
  return (
    <div data-place="secret">
      <Fold title={t("guide.secret.title")} open={place === "secret" || setup.has_client_secret}>
        <p className={step.second}>{t("guide.secret.text")}</p>
        <div className={step.fields}>
          <SecretField />
          {setup.has_client_secret && (
            <CardDate
              name="client_secret_expires"
              label={t("guide.secret.expires")}
              hint={t("guide.secret.expiresHint")}
            />
          )}
        </div>
      </Fold>
    </div>
  );
}

function SecretField() {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const notify = useNotify();
  const client = useQueryClient();
  const { setup, renew, cure } = useGuide();
  const [secret, setSecret] = useState("");
  const keep = useMutation({
    mutationFn: (value: string) => commands.setClientSecret(value),
    onSuccess: (changed) => {
      client.setQueryData(["setup"], changed);
      renew();
      setSecret("");
      notify.success(changed.has_client_secret ? t("setup.secretSaved") : t("setup.secretDeleted"));
    },
  });
  const again = (): void => keep.mutate(keep.variables ?? "");
  return (
    <div className={step.tight}>
      <Field
        label={t("setup.clientSecret")}
        hint={setup.has_client_secret ? t("guide.secret.kept") : t("guide.secret.none")}
      >
        <div className={styles.line}>
          <Input
            className={styles.input}
            type="password"
            autoComplete="off"
            aria-label={t("setup.clientSecret")}
            readOnly={setup.enabled}
            value={secret}
            onChange={(_, data) => setSecret(data.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && secret.trim() !== "") {
                event.preventDefault();
                keep.mutate(secret);
              }
            }}
          />
          <Button
            disabledFocusable={secret.trim() === "" || keep.isPending}
            onClick={() => keep.mutate(secret)}
          >
            {setup.has_client_secret ? t("guide.secret.replace") : t("guide.secret.keep")}
          </Button>
          {setup.has_client_secret && !setup.enabled && (
            <Button disabledFocusable={keep.isPending} onClick={() => keep.mutate("")}>
              {t("setup.secretDelete")}
            </Button>
          )}
        </div>
      </Field>
      {keep.error !== null && (
        <Problem
          problem={problemOf(asEngineError(keep.error))}
          onRetry={again}
          onRemedy={(remedy) => cure(remedy, again)}
        />
      )}
    </div>
  );
}
