import { Badge, Tooltip } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useTranslation } from "react-i18next";
import type { Cloud, Setup } from "../../api";
import { ChoiceField } from "../../components/fields/ChoiceField";
import { FieldGroup } from "../../components/fields/FieldGroup";
import { TextField } from "../../components/fields/TextField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { isBetween, isClientId, isRedirectUrl, isServiceUrl, isTenant } from "./rules";
import { SecretField } from "./SecretField";

const CLOUDS: readonly Cloud[] = ["global", "us_gov_l4", "us_gov_dod", "china", "custom"];

/** The fields of Email Logging. What concerns the connection is locked while logging is enabled. */
export function SetupForm({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const email = useEmailCheck();
  const locked = setup.enabled;
  const own = setup.cloud === "custom";
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
  const url = (value: string): string | null => (isServiceUrl(value) ? null : t("setup.urlWrong"));
  return (
    <div>
      <FieldGroup title={t("setup.general")} note={note}>
        <TextField
          name="shared_mailbox"
          label={t("setup.mailbox")}
          hint={t("setup.mailboxHint")}
          check={email.one}
          readOnly={locked}
          contentAfter={lock}
        />
        <TextField
          name="batch_size"
          label={t("setup.batchSize")}
          hint={t("setup.batchHint")}
          check={(value) => (isBetween(value, 1, 1000) ? null : t("setup.batchWrong"))}
          readOnly={locked}
          contentAfter={lock}
        />
        <TextField
          name="job_interval_minutes"
          label={t("setup.interval")}
          check={(value) => (isBetween(value, 1, 10_080) ? null : t("setup.intervalWrong"))}
        />
      </FieldGroup>
      <FieldGroup title={t("setup.connection")} note={note}>
        <TextField
          name="client_id"
          label={t("setup.clientId")}
          hint={t("setup.clientIdHint")}
          check={(value) => (isClientId(value, own) ? null : t("setup.clientIdWrong"))}
          readOnly={locked}
          contentAfter={lock}
        />
        <SecretField setup={setup} />
        <TextField
          name="tenant"
          label={t("setup.tenant")}
          hint={t("setup.tenantHint")}
          check={(value) => (isTenant(value) ? null : t("setup.tenantWrong"))}
          readOnly={locked}
          contentAfter={lock}
        />
        <TextField
          name="redirect_url"
          label={t("setup.redirectUrl")}
          hint={t("setup.redirectHint")}
          check={(value) => (isRedirectUrl(value) ? null : t("setup.redirectWrong"))}
          readOnly={locked}
          contentAfter={lock}
        />
        <ChoiceField
          name="cloud"
          label={t("setup.cloud")}
          disabled={locked}
          choices={CLOUDS.map((cloud) => ({ value: cloud, text: t(`setup.cloudNames.${cloud}`) }))}
        />
        {own && (
          <TextField
            name="authority_url"
            label={t("setup.authorityUrl")}
            check={url}
            readOnly={locked}
            contentAfter={lock}
          />
        )}
        {own && (
          <TextField name="graph_url" label={t("setup.graphUrl")} check={url} readOnly={locked} contentAfter={lock} />
        )}
      </FieldGroup>
      <FieldGroup title={t("setup.handling")}>
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
      </FieldGroup>
    </div>
  );
}
