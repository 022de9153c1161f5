/** An amount of minor units (cents) with its currency, without decimals where there are none to tell. */
export function moneyText(minor: number | null, currency: string, locale: string): string {
  const value = (minor ?? 0) / 100;
  const whole = Number.isInteger(value);
  if (!/^[A-Z]{3}$/.test(currency)) {
    return new Intl.NumberFormat(locale, { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: 2 }).format(value);
  }
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(value);
}

/** An amount as one types it: `1234.50`; blank for nothing. */
export function typedMoney(minor: number | null): string {
  const value = minor ?? 0;
  return value === 0 ? "" : (value / 100).toFixed(2).replace(/\.00$/, "");
}

/** What was typed as the engine takes it: without the separators of thousands of the language. */
export function plainMoney(typed: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const group = parts.find(({ type }) => type === "group")?.value ?? "";
  const decimal = parts.find(({ type }) => type === "decimal")?.value ?? ".";
  const bare = typed.replace(/[\s\u00a0\u202f€$£]/g, "");
  // `1.234` is a thousand in Spanish only when three digits follow; `33.5` is what somebody with another keyboard typed.
  const grouped = group !== "" && new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d*)?$`).test(bare);
  return (grouped ? bare.split(group).join("") : bare).replace(decimal, ".");
}

/** Whether something typed is an amount. */
export function isMoney(typed: string, locale: string): boolean {
  return /^\d+(\.\d{1,2})?$/.test(plainMoney(typed, locale));
}
