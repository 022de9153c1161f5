import { makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { Trans, useTranslation } from "react-i18next";
import { CopyButton } from "../../components/CopyBox";
import { ChoiceField } from "../../components/fields/ChoiceField";
import { TextField } from "../../components/fields/TextField";
import { isClientId, isRedirectUrl, isServiceUrl, isTenant } from "../setup/rules";
import { Fold } from "./Fold";
import { useGuide } from "./GuideContext";
import { PageLink } from "./PageLink";
import { Question } from "./Question";
import { SecretPart } from "./SecretPart";
import { useStepStyles } from "./styles";

const useStyles = makeStyles({
  value: {
    display: "inline-flex",
    alignItems: "center",
    padding: "0 0 0 6px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "12px",
    userSelect: "text",
    overflowWrap: "anywhere",
  },
});

const STEPS = [
  "guide.application.step1",
  "guide.application.step2",
  "guide.application.step3",
  "guide.application.step4",
  "guide.application.step5",
  "guide.application.step6",
] as const;
/** Names that stand for no organization in particular. */
const ANY: readonly string[] = ["organizations", "common", "consumers"];
const CLOUDS = ["global", "us_gov_l4", "us_gov_dod", "china", "custom"] as const;

/** A text to type in elsewhere, in the middle of a sentence. */
function Value({ text }: { text: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <span className={styles.value}>
      {text}
      <CopyButton iconOnly text={text} label={t("guide.copyNamed", { name: text })} />
    </span>
  );
}

/** The app registration in Microsoft Entra (R121–R129), and what comes back from it. */
export function ApplicationStep() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const { setup } = useGuide();
  return (
    <Question>
      {setup.enabled && (
        <MessageBar intent="info">
          <MessageBarBody>{t("guide.locked")}</MessageBarBody>
        </MessageBar>
      )}
      <h2 className={styles.title}>{t("guide.application.register")}</h2>
      <ol className={styles.numbered}>
        {STEPS.map((text) => (
          <li key={text}>
            <Trans
              i18nKey={text}
              components={{
                b: <strong />,
                name: <Value text="Bitácora" />,
                redirect: <Value text={setup.redirect_url} />,
                scope: <Value text="Mail.ReadWrite.Shared" />,
              }}
            />
          </li>
        ))}
      </ol>
      <div className={styles.tight}>
        <PageLink page="entra" />
        <PageLink page="register" />
      </div>
      <h2 className={styles.title}>{t("guide.application.enter")}</h2>
      <Fields />
      <SecretPart />
      <Elsewhere />
    </Question>
  );
}

function Fields() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const { setup } = useGuide();
  const locked = setup.enabled;
  const custom = setup.cloud === "custom";
  const any = ANY.includes(setup.tenant);
  return (
    <div className={styles.fields}>
      <div data-place="clientId">
        <TextField
          name="client_id"
          label={t("setup.clientId")}
          hint={t("guide.application.clientIdHint")}
          check={(value) => (isClientId(value, custom) ? null : t("setup.clientIdWrong"))}
          readOnly={locked}
        />
      </div>
      <div data-place="tenant">
        <TextField
          name="tenant"
          label={t("setup.tenant")}
          hint={any ? t("guide.application.tenantAny", { tenant: setup.tenant }) : t("guide.application.tenantHint")}
          check={(value) => (isTenant(value) ? null : t("setup.tenantWrong"))}
          required
          readOnly={locked}
        />
      </div>
      <div data-place="redirect">
        <TextField
          name="redirect_url"
          label={t("setup.redirectUrl")}
          hint={t("guide.application.redirectHint")}
          check={(value) => (isRedirectUrl(value) ? null : t("setup.redirectWrong"))}
          readOnly={locked}
        />
      </div>
    </div>
  );
}

/** What few need: credentials that a command provides (R137–R139), and another cloud. */
function Elsewhere() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const { setup, place } = useGuide();
  const locked = setup.enabled;
  const url = (value: string): string | null => (isServiceUrl(value) ? null : t("setup.urlWrong"));
  const commands = [setup.client_id_command, setup.client_secret_command, setup.redirect_url_command];
  return (
    <div>
      <Fold
        title={t("guide.application.elsewhere")}
        open={place === "provider" || commands.some((command) => command !== "")}
      >
        <p className={styles.second}>{t("guide.application.elsewhereText")}</p>
        <div className={styles.fields} data-place="provider">
          <TextField name="client_id_command" label={t("guide.application.clientIdCommand")} readOnly={locked} />
          <TextField name="client_secret_command" label={t("guide.application.secretCommand")} readOnly={locked} />
          <TextField name="redirect_url_command" label={t("guide.application.redirectCommand")} readOnly={locked} />
        </div>
      </Fold>
      <Fold title={t("guide.application.otherCloud")} open={place === "cloud" || setup.cloud !== "global"}>
        <div className={styles.fields} data-place="cloud">
          <ChoiceField
            name="cloud"
            label={t("setup.cloud")}
            disabled={locked}
            choices={CLOUDS.map((cloud) => ({ value: cloud, text: t(`setup.cloudNames.${cloud}`) }))}
          />
          {setup.cloud === "custom" && (
            <>
              <TextField name="authority_url" label={t("setup.authorityUrl")} check={url} readOnly={locked} />
              <TextField name="graph_url" label={t("setup.graphUrl")} check={url} readOnly={locked} />
            </>
          )}
        </div>
      </Fold>
    </div>
  );
}
