// Pages of Microsoft the guide points to (R25, R121).

/** Addresses by what they are about. */
export const pages = {
  exchangeAdmin: "https://admin.exchange.microsoft.com",
  entra: "https://entra.microsoft.com",
  register: "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app",
  sharedMailbox: "https://learn.microsoft.com/microsoft-365/admin/email/create-a-shared-mailbox",
  delegation: "https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-permissions-for-recipients",
  rules: "https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/manage-mail-flow-rules",
  ruleActions: "https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/mail-flow-rule-actions",
  powerShell: "https://learn.microsoft.com/powershell/exchange/connect-to-exchange-online-powershell",
} as const;

export type PageName = keyof typeof pages;
