import type { TFunction } from "i18next";
import type { Setup } from "../../api";

/** The settings as text, under the names the engine knows them by. */
export function fieldsOf(setup: Setup): Record<string, string> {
  return {
    shared_mailbox: setup.shared_mailbox,
    batch_size: String(setup.batch_size),
    client_id: setup.client_id,
    tenant: setup.tenant,
    redirect_url: setup.redirect_url,
    cloud: setup.cloud,
    authority_url: setup.authority_url,
    graph_url: setup.graph_url,
    after_logging: setup.after_logging,
    unmatched: setup.unmatched,
    keep_content: setup.keep_content,
    log_from: setup.log_from ?? "",
    client_secret_expires: setup.client_secret_expires ?? "",
    client_id_command: setup.client_id_command,
    client_secret_command: setup.client_secret_command,
    redirect_url_command: setup.redirect_url_command,
    job_interval_minutes: String(setup.job_interval_minutes),
  };
}

/** Names of the settings for people. */
export function fieldNames(t: TFunction): Record<string, string> {
  return {
    shared_mailbox: t("setup.mailbox"),
    batch_size: t("setup.batchSize"),
    client_id: t("setup.clientId"),
    tenant: t("setup.tenant"),
    redirect_url: t("setup.redirectUrl"),
    cloud: t("setup.cloud"),
    authority_url: t("setup.authorityUrl"),
    graph_url: t("setup.graphUrl"),
    after_logging: t("setup.afterLogging"),
    unmatched: t("setup.unmatched"),
    keep_content: t("setup.keep"),
    log_from: t("setup.logFrom"),
    client_secret_expires: t("setup.secretExpires"),
    client_id_command: t("setup.commandClientId"),
    client_secret_command: t("setup.commandSecret"),
    redirect_url_command: t("setup.commandRedirect"),
    job_interval_minutes: t("setup.interval"),
  };
}
