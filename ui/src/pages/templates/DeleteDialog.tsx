import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";
import { useRenew } from "./useRenew";

interface Props {
  kind: "template" | "group";
  codes: readonly string[];
  /** Why one of them cannot go, in words; blank when the program knows no reason. */
  reason: string;
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes templates or groups after naming them; what is in use stays, with the reason. */
export function DeleteDialog({ kind, codes, reason, onDeleted, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const renew = useRenew();
  const count = codes.length;
  const [first = ""] = codes;
  const deleting = useMutation({
    mutationFn: async () => {
      for (const code of codes) {
        await (kind === "template" ? commands.deleteTemplate(code) : commands.deleteGroup(code));
      }
    },
    onSuccess: () => {
      notify.success(t(`admin.templates.deleted.${kind}`, { count, code: first }));
      onDeleted();
      onClose();
    },
    onSettled: renew,
  });
  const failed = deleting.error === null ? null : asEngineError(deleting.error);
  const blocked = reason !== "" || failed?.code === "in_use";
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(`admin.templates.deleteTitle.${kind}`, { count, code: first })}</DialogTitle>
          <DialogContent>
            {failed !== null && failed.code !== "in_use" && <ErrorBar error={failed} />}
            {count > 1 && <p>{codes.join(", ")}</p>}
            <p>{blocked ? reason || t(`admin.templates.inUse.${kind}`) : t(`admin.templates.deleteText.${kind}`)}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{blocked ? t("common.close") : t("common.cancel")}</Button>
            {!blocked && (
              <Button appearance="primary" disabled={deleting.isPending} onClick={() => deleting.mutate()}>
                {t("common.delete")}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
