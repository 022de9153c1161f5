import type { TFunction } from "i18next";
import type { Setup } from "../../api";

/** What is agreed to when logging is turned on (R39): every sentence follows from a setting. */
export function consentPoints(t: TFunction, setup: Setup, day: (day: string) => string): string[] {
  const unmatched = {
    set_aside: t("setup.consentSetAside"),
    leave: t("setup.consentUnmatchedLeave"),
    delete: t("setup.consentDelete"),
  };
  const full = setup.keep_content === "full";
  return [
    full ? t("guide.agree.readFull") : t("setup.consentRead"),
    setup.log_from === null ? t("guide.agree.fromAll") : t("guide.agree.fromDay", { day: day(setup.log_from) }),
    full ? t("setup.consentStoreFull") : t("setup.consentStoreLink"),
    t("setup.consentMatch"),
    setup.after_logging === "archive" ? t("setup.consentArchive") : t("setup.consentLeave"),
    unmatched[setup.unmatched],
    t("setup.consentPrivate"),
    t("setup.consentNowhere"),
  ];
}
