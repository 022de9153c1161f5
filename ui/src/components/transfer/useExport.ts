import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ExportFormat, type ExportList } from "../../api";
import { useNotify } from "../useNotify";

/** Exports a list and tells how many rows it were; nothing is said when the person gave up. */
export function useExport() {
  const { t } = useTranslation();
  const notify = useNotify();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ list, format }: { list: ExportList; format: ExportFormat }) => commands.exportList(list, format),
    onSuccess: (written) => {
      if (written !== null) {
        notify.success(t("transfer.exported", { count: written.rows }), written.name);
      }
    },
    onError: (thrown) => {
      if (asEngineError(thrown).code === "canceled") {
        notify.warning(t("transfer.exportStopped"), t("transfer.exportStoppedText"));
      } else {
        notify.failure(thrown);
      }
    },
  });
  return { start: (list: ExportList, format: ExportFormat) => mutate({ list, format }), busy: isPending };
}
