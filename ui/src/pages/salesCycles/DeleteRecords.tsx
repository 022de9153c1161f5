import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";

interface Props {
  kind: "cycle" | "close";
  codes: readonly string[];
  /** What else it means, in words. */
  text: string;
  /** Deletes one; throws what the engine refuses it with. */
  erase: (code: string) => Promise<unknown>;
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes sales cycles or close codes after naming them. What the engine refuses stays, with the reason and the way out. */
export function DeleteRecords({ kind, codes, text, erase, onDeleted, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const count = codes.length;
  const [name = ""] = codes;
  const deleting = useMutation({
    mutationFn: async () => {
      for (const code of codes) {
        await erase(code);
      }
    },
    onSuccess: () => {
      notify.success(t(`cycles.deleted.${kind}`, { count, name }));
      onDeleted();
      onClose();
    },
    onSettled: () => {
      for (const topic of ["salesCycles", "closeCodes", "setup", "opportunities"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
  });
  const failed = deleting.error === null ? null : asEngineError(deleting.error);
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(`cycles.deleteTitle.${kind}`, { count, name })}</DialogTitle>
          <DialogContent>
            {failed !== null && <ErrorBar error={failed} />}
            {count > 1 && <p>{codes.join(", ")}</p>}
            {failed === null && <p>{text}</p>}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{failed === null ? t("common.cancel") : t("common.close")}</Button>
            {failed === null && (
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
