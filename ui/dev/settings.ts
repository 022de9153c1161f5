// Invented settings, account and progress.
import type { Account, RunProgress, Setup } from "../src/api";

export function accountOf(signInNeeded: boolean): Account {
  return {
    username: "svc-bitacora@aurora.example",
    name: "Bitácora",
    tenant_id: "t",
    object_id: "o",
    scopes: ["Mail.ReadWrite.Shared"],
    sign_in_needed: signInNeeded,
    signed_in_at: "2026-01-12T09:00:00Z",
    kept_until: "2027-02-18T09:00:00Z",
  };
}

export function setupOf(off: boolean): Setup {
  return {
    experience: "graph",
    shared_mailbox: off ? "" : "registro@aurora.example",
    batch_size: 50,
    enabled: !off,
    client_id: off ? "" : "7d1f0c52-4b6e-4f0a-9a35-2c8e61d0b7aa",
    has_client_secret: false,
    tenant: "organizations",
    redirect_url: "http://localhost/callback",
    cloud: "global",
    authority_url: "",
    graph_url: "",
    after_logging: "archive",
    unmatched: "set_aside",
    keep_content: "link",
    job_interval_minutes: 10,
    emails_template: "EMAIL",
    contact_nos: "CT000001",
    task_nos: "TD000001",
    opportunity_nos: "OP000001",
    default_sales_cycle: "NEW",
    local_currency: "EUR",
    user_salesperson: "",
    inherit_salesperson: true,
    inherit_territory: true,
    inherit_country: true,
    inherit_language: true,
    inherit_address: true,
    inherit_communication: false,
    default_salesperson: "",
    default_territory: "",
    default_country: "",
    default_language: "",
    log_from: null,
    client_secret_expires: null,
    client_id_command: "",
    client_secret_command: "",
    redirect_url_command: "",
    consent_given: !off,
    data_handling_accepted: !off,
  };
}

export function progressOf(): RunProgress {
  return {
    run_id: 4418,
    phase: "log",
    found: 132,
    expected: 320,
    logged: 96,
    entries: 104,
    settled: 60,
    pending: 36,
    seconds: 11,
  };
}
