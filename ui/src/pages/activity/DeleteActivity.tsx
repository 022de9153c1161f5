import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";
import { countOlder } from "./countOlder";

interface Props {
  /** Lines older than so many days, all for `null`. */
  days: number | null;
  onClose: () => void;
}

/** Deletes lines of the activity log after naming how many (R41). */
export function DeleteActivity({ days, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const counted = useQuery({
    queryKey: ["activity", "count", days],
    queryFn: () => countOlder(days, Date.now()),
    staleTime: 0,
    gcTime: 0,
  });
  const deleting = useMutation({
    mutationFn: () => commands.deleteActivity(days),
    onSuccess: (count) => notify.success(t("jobs.activity.deleted", { count })),
    onError: notify.failure,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["activity"] });
      onClose();
    },
  });
  const count = counted.data ?? 0;
  if (count > 0) {
    return (
      <ConfirmDialog
        title={
          days === null ? t("jobs.activity.deleteAllTitle", { count }) : t("jobs.activity.deleteOldTitle", { count })
        }
        confirm={t("common.delete")}
        busy={deleting.isPending}
        onConfirm={() => deleting.mutate()}
        onClose={onClose}
      >
        {t("jobs.activity.deleteText")}
      </ConfirmDialog>
    );
  }
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {counted.isPending ? t("jobs.activity.counting") : t("jobs.activity.deleteNothingTitle")}
          </DialogTitle>
          <DialogContent>
            {counted.error !== null && <ErrorBar error={asEngineError(counted.error)} />}
            {counted.data === 0 &&
              (days === null ? t("jobs.activity.deleteNothingAll") : t("jobs.activity.deleteNothingOld"))}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.close")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
