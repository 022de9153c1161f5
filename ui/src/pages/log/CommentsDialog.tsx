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
import type { LogEntry } from "../../api";
import { EntryComments } from "./EntryComments";

/** The comments of an entry, where there is no pane beside the list. */
export function CommentsDialog({ entry, onClose }: { entry: LogEntry; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface style={{ maxWidth: 560 }}>
        <DialogBody>
          <DialogTitle>
            {t("log.commentsOf", { name: entry.subject || entry.description || t("common.noSubject") })}
          </DialogTitle>
          <DialogContent>
            <EntryComments entryNo={entry.entry_no} takesFocus />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
