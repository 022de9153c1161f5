// The engine's rules for settings, asked while one types. The engine has the last word.

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TENANT = /^[A-Za-z0-9.-]+$/;
const REDIRECT = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/[^?#\s]*)?$/;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/;

/** A whole number between two others. */
export function isBetween(text: string, least: number, most: number): boolean {
  const value = Number(text.trim());
  return /^\d+$/.test(text.trim()) && value >= least && value <= most;
}

export function isClientId(text: string, ownCloud: boolean): boolean {
  return ownCloud || text.trim() === "" || GUID.test(text.trim());
}

export function isTenant(text: string): boolean {
  return TENANT.test(text.trim());
}

/** Blank means the default. */
export function isRedirectUrl(text: string): boolean {
  return text.trim() === "" || REDIRECT.test(text.trim());
}

/** Root of a service: https, or http on this computer. */
export function isServiceUrl(text: string): boolean {
  const value = text.trim();
  return value === "" || /^https:\/\/[^\s/]+/.test(value) || LOOPBACK.test(value);
}
