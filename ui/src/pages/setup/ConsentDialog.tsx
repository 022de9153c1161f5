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
import { useConsentPoints } from "./consentPoints";

interface Props {
  setup: Setup;
  busy?: boolean;
  /** Asks for the consent; without it the dialog only shows what it says. */
  onAgree?: () => void;
  onClose: () => void;
}

/** Consent to the handling of data; No is the default. What it lists follows from the settings. */
export function ConsentDialog({ setup, busy = false, onAgree, onClose }: Props) {
  const { t } = useTranslation();
  const points = useConsentPoints(setup);
  const asks = onAgree !== undefined;
  return (
    <Dialog modalType={asks ? "alert" : "modal"} open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{asks ? t("setup.enableTitle") : t("setup.whatKept")}</DialogTitle>
          <DialogContent>
            <p>{t("setup.enableIntro", { mailbox: setup.shared_mailbox })}</p>
            <ul>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
            {asks && <p>{t("setup.enableQuestion")}</p>}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {asks ? t("common.no") : t("common.close")}
            </Button>
            {asks && (
              <Button disabled={busy} onClick={onAgree}>
                {t("setup.enableYes")}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
