// Pretends the commands for PowerShell; the engine makes the real ones.
import type { MailFlowRule, Script, ScriptKind, ScriptOptions, Setup } from "../src/api";

const NAMES = {
  en: ["Log Email Sent to This Organization", "Log Email Sent from This Organization"],
  es: [
    "Registrar el correo electrónico enviado a esta organización",
    "Registrar el correo electrónico enviado desde esta organización",
  ],
} as const;

export function mailFlowRules(setup: Setup, spanish: boolean): MailFlowRule[] {
  const [inbound, outbound] = NAMES[spanish ? "es" : "en"];
  return [
    { flow: "inbound", name: inbound, copies_to: setup.shared_mailbox },
    { flow: "outbound", name: outbound, copies_to: setup.shared_mailbox },
  ];
}

function rules(mailbox: string, options: ScriptOptions): string {
  const [inbound, outbound] = NAMES[options.language ?? "en"];
  const group = options.sales_group ? `\n  -SentToMemberOf '${options.sales_group}' \`` : "";
  const except = options.exceptions?.length ? `\n  -ExceptIfFrom ${options.exceptions.map((one) => `'${one}'`).join(", ")} \`` : "";
  return [
    `New-TransportRule -Name '${inbound}' \``,
    `  -FromScope NotInOrganization -SentToScope InOrganization \`${group}${except}`,
    `  -BlindCopyTo '${mailbox}'`,
    "",
    `New-TransportRule -Name '${outbound}' \``,
    `  -FromScope InOrganization -SentToScope NotInOrganization \`${except}`,
    `  -BlindCopyTo '${mailbox}'`,
  ].join("\n");
}

export function scriptOf(setup: Setup, kind: ScriptKind, options: ScriptOptions): Script {
  const mailbox = setup.shared_mailbox;
  const connect = kind === "consent" ? "Connect-MgGraph -Scopes Application.Read.All" : "Connect-ExchangeOnline";
  const parts: Record<Exclude<ScriptKind, "everything">, string> = {
    shared_mailbox: `New-Mailbox -Shared -Name 'Registro' -PrimarySmtpAddress '${mailbox}'`,
    membership: `Add-MailboxPermission -Identity '${mailbox}' -User '${options.job_account ?? ""}' \`\n  -AccessRights FullAccess -AutoMapping $false`,
    archive: `New-MailboxFolder -Name Archive -Parent '${mailbox}:\\'`,
    archive_readers: (options.readers ?? [])
      .map((reader) => `Add-MailboxFolderPermission -Identity '${mailbox}:\\Archive' -User '${reader}' -AccessRights Reviewer`)
      .join("\n"),
    mail_flow_rules: rules(mailbox, options),
    consent: `$app = Get-MgServicePrincipal -Filter "appId eq '${setup.client_id}'"\nNew-MgOauth2PermissionGrant -ConsentType AllPrincipals -Scope 'Mail.ReadWrite.Shared' -ClientId $app.Id`,
  };
  const text =
    kind === "everything"
      ? [parts.shared_mailbox, parts.membership, parts.archive, parts.mail_flow_rules].join("\n\n")
      : parts[kind];
  return { text: `${connect}\n\n${text}\n`, file_name: `bitacora-${kind.replaceAll("_", "-")}.ps1` };
}
