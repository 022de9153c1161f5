import { Badge, Input, Field, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Cloud, Setup } from "../../api";
import { CardDate } from "../../components/fields/CardDate";
import { ChoiceField } from "../../components/fields/ChoiceField";
import { FieldGroup } from "../../components/fields/FieldGroup";
import { TextField } from "../../components/fields/TextField";
import { useWantedField } from "../../components/remedy/useRemedies";
import { useAccount } from "../../data/queries";
import { ElsewhereFields } from "./ElsewhereFields";
import { MailboxField } from "./MailboxField";
import { Part } from "./Part";
import { isBetween, isClientId, isRedirectUrl, isServiceUrl, isTenant } from "./rules";
import { SecretField } from "./SecretField";

const CLOUDS: readonly Cloud[] = ["global", "us_gov_l4", "us_gov_dod", "china", "custom"];

const useStyles = makeStyles({
  between: { marginBottom: "24px", ":empty": { display: "none" } },
  title: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    margin: "0 0 12px",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  grid: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 1fr) minmax(0, 2fr)",
    gap: "12px 16px",
    alignItems: "start",
    marginBottom: "20px",
    "& > *": { minWidth: 0 },
    "& .fui-Input": { minWidth: 0 },
    "& input": { minWidth: 0, width: "100%" },
    "@media (max-width: 1100px)": { gridTemplateColumns: "repeat(2, minmax(0, 1fr))" },
    "@media (max-width: 640px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

/** The fields of Email Logging; the children follow the general ones. What concerns the connection is locked while logging is enabled (B.1). */
export function SetupForm({ setup, children }: { setup: Setup; children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  useWantedField();
  const locked = setup.enabled;
  const lock = locked ? (
    <Tooltip content={t("setup.lockedHint")} relationship="label">
      <span role="img">
        <LockClosedRegular />
      </span>
    </Tooltip>
  ) : undefined;
  const note = locked ? (
    <Badge appearance="tint" color="informative" shape="rounded" icon={<LockClosedRegular />}>
      {t("setup.locked")}
    </Badge>
  ) : undefined;
  return (
    <div>
      <section>
        <h2 className={styles.title}>
          {t("setup.general")} {note}
        </h2>
        <General setup={setup} lock={lock} />
      </section>
      <div className={styles.between}>{children}</div>
      <FieldGroup title={t("setup.connection")} note={note}>
        <Connection setup={setup} lock={lock} />
      </FieldGroup>
      <FieldGroup title={t("setup.handling")}>
        <Handling setup={setup} />
      </FieldGroup>
      <ElsewhereFields locked={locked} lock={lock} note={note} />
    </div>
  );
}

interface PartProps {
  setup: Setup;
  /** The lock shown in a field, where it is locked. */
  lock: React.JSX.Element | undefined;
}

function General({ setup, lock }: PartProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data: account } = useAccount();
  const locked = setup.enabled;
  const own = setup.cloud === "custom";
  return (
    <div className={styles.grid}>
      <Part name="shared_mailbox">
        <MailboxField setup={setup} lock={lock} />
      </Part>
      <TextField
        name="batch_size"
        label={t("setup.batchSize")}
        hint={locked ? undefined : t("setup.batchHint")}
        check={(value) => (isBetween(value, 1, 1000) ? null : t("setup.batchWrong"))}
        readOnly={locked}
        contentAfter={lock}
      />
      <Field label={t("setup.account")} hint={locked ? undefined : t("setup.accountHint")}>
        <Input
          readOnly
          appearance="filled-darker"
          style={{ minWidth: 0 }}
          value={account?.username ?? t("setup.accountNobody")}
          contentAfter={lock}
        />
      </Field>
      <Part name="client_id">
        <TextField
          name="client_id"
          label={t("setup.clientId")}
          hint={locked ? undefined : t("setup.clientIdHint")}
          check={(value) => (isClientId(value, own) ? null : t("setup.clientIdWrong"))}
          readOnly={locked}
          contentAfter={lock}
        />
      </Part>
      <Part name="client_secret">
        <SecretField setup={setup} lock={lock} />
      </Part>
      <Part name="redirect_url">
        <TextField
          name="redirect_url"
          label={t("setup.redirectUrl")}
          hint={locked ? undefined : t("setup.redirectHint")}
          check={(value) => (isRedirectUrl(value) ? null : t("setup.redirectWrong"))}
          readOnly={locked}
          contentAfter={lock}
        />
      </Part>
    </div>
  );
}

function Connection({ setup, lock }: PartProps) {
  const { t } = useTranslation();
  const locked = setup.enabled;
  const url = (value: string): string | null => (isServiceUrl(value) ? null : t("setup.urlWrong"));
  return (
    <>
      <Part name="tenant">
        <TextField
          name="tenant"
          label={t("setup.tenant")}
          hint={t("setup.tenantHint")}
          check={(value) => (isTenant(value) ? null : t("setup.tenantWrong"))}
          readOnly={locked}
          contentAfter={lock}
        />
      </Part>
      <Part name="cloud">
        <ChoiceField
          name="cloud"
          label={t("setup.cloud")}
          disabled={locked}
          choices={CLOUDS.map((cloud) => ({ value: cloud, text: t(`setup.cloudNames.${cloud}`) }))}
        />
      </Part>
      {setup.has_client_secret && (
        <CardDate name="client_secret_expires" label={t("setup.secretExpires")} hint={t("setup.secretExpiresHint")} />
      )}
      {setup.cloud === "custom" && (
        <>
          <TextField
            name="authority_url"
            label={t("setup.authorityUrl")}
            check={url}
            readOnly={locked}
            contentAfter={lock}
          />
          <TextField name="graph_url" label={t("setup.graphUrl")} check={url} readOnly={locked} contentAfter={lock} />
        </>
      )}
    </>
  );
}

function Handling({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        name="after_logging"
        label={t("setup.afterLogging")}
        choices={[
          { value: "archive", text: t("setup.afterNames.archive") },
          { value: "leave", text: t("setup.afterNames.leave") },
        ]}
      />
      <ChoiceField
        name="unmatched"
        label={t("setup.unmatched")}
        hint={t(`setup.unmatchedTexts.${setup.unmatched}`)}
        choices={[
          { value: "set_aside", text: t("setup.unmatchedNames.set_aside") },
          { value: "leave", text: t("setup.unmatchedNames.leave") },
          { value: "delete", text: t("setup.unmatchedNames.delete") },
        ]}
      />
      <ChoiceField
        name="keep_content"
        label={t("setup.keep")}
        hint={setup.enabled ? t("setup.keepLocked") : t(`setup.keepTexts.${setup.keep_content}`)}
        disabled={setup.enabled}
        choices={[
          { value: "link", text: t("setup.keepNames.link") },
          { value: "full", text: t("setup.keepNames.full") },
        ]}
      />
      <CardDate name="log_from" label={t("setup.logFrom")} hint={t("setup.logFromHint")} />
      <TextField
        name="job_interval_minutes"
        label={t("setup.interval")}
        check={(value) => (isBetween(value, 1, 10_080) ? null : t("setup.intervalWrong"))}
      />
    </>
  );
}
