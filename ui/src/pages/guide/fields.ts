import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Setup } from "../../api";

/** The settings of the guide as text, under the names the engine knows them by. */
export function valuesOf(setup: Setup): Record<string, string> {
  return {
    shared_mailbox: setup.shared_mailbox,
    batch_size: String(setup.batch_size),
    client_id: setup.client_id,
    tenant: setup.tenant,
    redirect_url: setup.redirect_url,
    client_secret_expires: setup.client_secret_expires ?? "",
    client_id_command: setup.client_id_command,
    client_secret_command: setup.client_secret_command,
    redirect_url_command: setup.redirect_url_command,
    cloud: setup.cloud,
    authority_url: setup.authority_url,
    graph_url: setup.graph_url,
    unmatched: setup.unmatched,
    keep_content: setup.keep_content,
    after_logging: setup.after_logging,
    log_from: setup.log_from ?? "",
  };
}

/** Names of these settings for people. */
export function useFieldNames(): Record<string, string> {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      shared_mailbox: t("setup.mailbox"),
      batch_size: t("setup.batchSize"),
      client_id: t("setup.clientId"),
      tenant: t("setup.tenant"),
      redirect_url: t("setup.redirectUrl"),
      client_secret_expires: t("guide.secret.expires"),
      client_id_command: t("guide.application.clientIdCommand"),
      client_secret_command: t("guide.application.secretCommand"),
      redirect_url_command: t("guide.application.redirectCommand"),
      cloud: t("setup.cloud"),
      authority_url: t("setup.authorityUrl"),
      graph_url: t("setup.graphUrl"),
      unmatched: t("guide.choices.unmatched"),
      keep_content: t("guide.choices.keep"),
      after_logging: t("guide.choices.after"),
      log_from: t("guide.choices.from"),
    }),
    [t],
  );
}
