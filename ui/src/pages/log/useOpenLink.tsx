import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { commands, type LogEntry } from "../../api";
import { usePreference } from "../../app/preferences";
import { useNotify } from "../../components/useNotify";

export interface OpenLink {
  /** Asks, unless told not to, and opens the message of an entry. */
  open: (entry: LogEntry) => void;
  opening: boolean;
  /** The question; put it somewhere on the page. */
  question: ReactNode;
}

/** Opens the message of an entry in Outlook. The shell verifies the link and opens the browser. */
export function useOpenLink(): OpenLink {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [withoutAsking, setWithoutAsking] = usePreference("openLinksWithoutAsking");
  const [asked, setAsked] = useState<LogEntry | null>(null);
  const [never, setNever] = useState(false);
  const { mutate, isPending } = useMutation({
    mutationFn: (entry: LogEntry) => commands.openEntryLink(entry.entry_no),
    onSuccess: (link, entry) => {
      notify.success(link.url === entry.link ? t("log.opened") : t("log.openedRepaired"));
    },
    onError: notify.failure,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["entries"] });
      void client.invalidateQueries({ queryKey: ["entry"] });
    },
  });
  const question = (
    <Dialog
      modalType="alert"
      open={asked !== null}
      onOpenChange={(_, data) => {
        if (!data.open) {
          setAsked(null);
        }
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("log.confirmTitle")}</DialogTitle>
          <DialogContent>
            <p>{t("log.confirmText")}</p>
            <Checkbox
              label={t("log.confirmAgain")}
              checked={never}
              onChange={(_, data) => setNever(data.checked === true)}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setAsked(null)}>{t("common.cancel")}</Button>
            <Button
              appearance="primary"
              onClick={() => {
                if (asked !== null) {
                  setWithoutAsking(never);
                  mutate(asked);
                  setAsked(null);
                }
              }}
            >
              {t("log.confirmOpen")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
  return {
    open: (entry) => (withoutAsking ? mutate(entry) : setAsked(entry)),
    opening: isPending,
    question,
  };
}
