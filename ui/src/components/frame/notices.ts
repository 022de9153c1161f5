import { useTranslation } from "react-i18next";
import type { Cause, Notice } from "../../api";
import { useNotices } from "../../data/queries";
import { useMailbox } from "../../data/useMailbox";
import { useFormat } from "../../format/useFormat";

/** The name of a notice, to remember that it was hidden. */
export function urgent({ cause, about }: Notice): string {
  return `${about} ${cause}`;
}

/** What must not be missed, what blocks first. A lost sign-in is known before the engine is asked for notices. */
export function useUrgentNotices(): Notice[] {
  const { data = [] } = useNotices();
  const { state } = useMailbox();
  const blocking = data.filter((notice) => notice.blocking);
  const signIn: Notice = { cause: "sign_in_again", remedy: "sign_in", blocking: true, about: "sign_in", at: null };
  const lost = state === "signIn" && blocking.length === 0 ? [signIn] : [];
  return [...lost, ...blocking, ...data.filter((notice) => !notice.blocking)];
}

/** What it means that nothing is logged; a full mailbox takes no more mail that could wait. */
function waits(cause: Cause) {
  return cause === "mailbox_full" ? "frame.blockedFull" : "frame.blockedText";
}

/** A notice in words short enough for the line above a page, with its day where there is one. */
export function useNoticeWords(): (notice: Notice) => { title: string; text: string } {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ cause, about, at, blocking }) => {
    // It is over when that moment comes: a secret is good for the whole day before.
    const day = at === null ? "" : format.date(Date.parse(at) - 1);
    if (cause === "expires_soon" && (about === "client_secret" || about === "sign_in")) {
      return { title: t(`frame.expires.${about}`, { day }), text: t("frame.expiresText") };
    }
    const ahead = cause === "limit_near" ? t("frame.limitText") : "";
    return { title: t(`causes.title.${cause}`), text: blocking ? t(waits(cause)) : ahead };
  };
}
