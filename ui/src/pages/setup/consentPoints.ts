import { useTranslation } from "react-i18next";
import type { Setup } from "../../api";
import { useFormat } from "../../format/useFormat";

/** What is agreed to when logging is turned on (R39, R109): every sentence follows from a setting. */
export function useConsentPoints(setup: Setup): string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const unmatched = {
    set_aside: t("setup.consentSetAside"),
    leave: t("setup.consentUnmatchedLeave"),
    delete: t("setup.consentDelete"),
  };
  const full = setup.keep_content === "full";
  const from = setup.log_from;
  return [
    full ? t("setup.consentReadFull") : t("setup.consentRead"),
    from === null ? t("setup.consentFromAll") : t("setup.consentFromDay", { day: format.day(from) }),
    full ? t("setup.consentStoreFull") : t("setup.consentStoreLink"),
    t("setup.consentMatch"),
    setup.after_logging === "archive" ? t("setup.consentArchive") : t("setup.consentLeave"),
    unmatched[setup.unmatched],
    t("setup.consentPrivate"),
    t("setup.consentNowhere"),
  ];
}
