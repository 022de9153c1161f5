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

interface Props {
  /** Without a contact nothing can be kept. */
  hasContact: boolean;
  busy: boolean;
  onLater: () => void;
  onDiscard: () => void;
  onBack: () => void;
}

/** Asks what becomes of a half-filled interaction: "finish later?" (`original.md` I). */
export function FinishLater({ hasContact, busy, onLater, onDiscard, onBack }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onBack()}>
      <DialogSurface style={{ maxWidth: 480 }}>
        <DialogBody>
          <DialogTitle>{hasContact ? t("interactions.laterTitle") : t("interactions.discardTitle")}</DialogTitle>
          <DialogContent>
            <p>{hasContact ? t("interactions.laterText") : t("interactions.discardText")}</p>
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onBack}>{t("interactions.back")}</Button>
            <Button disabled={busy} onClick={onDiscard}>
              {t("interactions.discard")}
            </Button>
            {hasContact && (
              <Button appearance="primary" disabled={busy} onClick={onLater}>
                {t("interactions.later")}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
