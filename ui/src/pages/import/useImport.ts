import { useIsMutating, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type ImportNoun, type ImportOptions, type ImportPreview } from "../../api";
import { useNotify } from "../../components/useNotify";
import { useSession, type Session } from "./session";

const ASK_EVERY = 400;

/** What the engine is told of the file; columns go by their place, as two may have one heading. */
export function optionsOf(session: Session, preview: ImportPreview | undefined, dryRun: boolean): ImportOptions {
  const { delimiter, encoding, headings, existing, fields } = session;
  const chosen = preview?.format === "csv" ? Object.entries(fields) : [];
  const mapping = Object.fromEntries(chosen.map(([place, field]) => [`#${Number(place) + 1}`, field]));
  return { delimiter, encoding, headings, existing, mapping, dry_run: dryRun };
}

/** The beginning of the file, read as the session says. */
export function usePreview(noun: ImportNoun, session: Session) {
  const { file, files, delimiter, encoding, headings } = session;
  return useQuery({
    queryKey: ["import-preview", noun, files, delimiter, encoding, headings],
    queryFn: () => commands.previewImport(noun, { delimiter, encoding, headings }),
    enabled: file !== null,
    staleTime: Infinity,
    retry: false,
    placeholderData: (before, query) => (query?.queryKey[2] === files ? before : undefined),
  });
}

/** The import and its dry run: what starts and stops them, and how far the one under way is. */
export function useImport(noun: ImportNoun) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { change } = useSession(noun);
  const key = ["import", noun];
  const running = useIsMutating({ mutationKey: key }) > 0;
  const { mutate, error, reset } = useMutation({
    mutationKey: key,
    mutationFn: (options: ImportOptions) => commands.importFile(noun, options),
    onSuccess: (report) => {
      if (report.dry_run) {
        change({ tried: report });
        return;
      }
      change({ done: report, step: "done" });
      const told = t("transfer.doneToast", { created: report.created, updated: report.updated, skipped: report.skipped });
      if (report.canceled) {
        notify.warning(t("transfer.importStopped"), told);
      } else {
        notify.success(t(`transfer.imported.${noun}`), told);
      }
    },
    onError: notify.failure,
  });
  const { data: progress, dataUpdatedAt } = useQuery({
    queryKey: ["transfer", "import"],
    queryFn: () => commands.getImportProgress(),
    enabled: running,
    refetchInterval: ASK_EVERY,
    gcTime: 0,
  });
  return {
    start: mutate,
    error,
    reset,
    running,
    progress: running ? (progress ?? { rows: 0, percent: 0 }) : null,
    at: dataUpdatedAt,
    stop: () => void commands.cancelImport(),
  };
}
