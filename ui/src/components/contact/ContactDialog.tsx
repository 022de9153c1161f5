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
import type { Contact } from "../../api";
import { ContactPicker } from "./ContactPicker";

interface Props {
  title: string;
  onChoose: (contact: Contact) => void;
  onClose: () => void;
}

/** Chooses one contact among many. */
export function ContactDialog({ title, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface style={{ maxWidth: 440 }}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <ContactPicker
              label={t("contacts.chooseTitle")}
              value=""
              onChoose={(contact) => {
                if (contact !== null) {
                  onChoose(contact);
                  onClose();
                }
              }}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
