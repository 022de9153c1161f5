import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Setup } from "../../api";

interface Props {
  setup: Setup;
  busy: boolean;
  onAgree: () => void;
  onClose: () => void;
}

/** Consent to the handling of data; No is the default. What it lists follows from the settings. */
export function ConsentDialog({ setup, busy, onAgree, onClose }: Props) {
  const { t } = useTranslation();
  const unmatched = {
    set_aside: t("setup.consentSetAside"),
    leave: t("setup.consentUnmatchedLeave"),
    delete: t("setup.consentDelete"),
  };
  const points = [
    t("setup.consentRead"),
    setup.keep_content === "full" ? t("setup.consentStoreFull") : t("setup.consentStoreLink"),
    t("setup.consentMatch"),
    setup.after_logging === "archive" ? t("setup.consentArchive") : t("setup.consentLeave"),
    unmatched[setup.unmatched],
    t("setup.consentPrivate"),
    t("setup.consentNowhere"),
  ];
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("setup.enableTitle")}</DialogTitle>
          <DialogContent>
            <p>{t("setup.enableIntro", { mailbox: setup.shared_mailbox })}</p>
            <ul>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
            <p>{t("setup.enableQuestion")}</p>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t("common.no")}
            </Button>
            <Button disabled={busy} onClick={onAgree}>
              {t("setup.enableYes")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
