import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
} from "@fluentui/react-components";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ScriptLanguage } from "../../api";
import { CopyBox } from "../CopyBox";
import { Problem, problemOf } from "../problem/Problem";
import { useNotify } from "../useNotify";

const useStyles = makeStyles({
  surface: { maxWidth: "760px" },
  text: { margin: "0 0 12px" },
});

interface Props {
  kind: "membership" | "archive";
  onClose: () => void;
}

/** Commands for an administrator, to copy or save. */
export function ScriptDialog({ kind, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const language: ScriptLanguage = i18n.language === "es" ? "es" : "en";
  const options = { language };
  const script = useQuery({
    queryKey: ["script", kind, language],
    queryFn: () => commands.getScript(kind, options),
    staleTime: 0,
  });
  const saving = useMutation({
    mutationFn: () => commands.saveScript(kind, options),
    onSuccess: (saved) => saved && notify.success(t("setup.script.saved")),
    onError: notify.failure,
  });
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t(`setup.script.title.${kind}`)}</DialogTitle>
          <DialogContent>
            <p className={styles.text}>{t(`setup.script.text.${kind}`)}</p>
            {script.isPending && <Spinner size="small" />}
            {script.error !== null && (
              <Problem problem={problemOf(asEngineError(script.error))} onRetry={() => void script.refetch()} />
            )}
            {script.data !== undefined && (
              <CopyBox
                title={script.data.file_name}
                text={script.data.text}
                copy={t("setup.script.copy")}
                actions={
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<SaveRegular />}
                    disabled={saving.isPending}
                    onClick={() => saving.mutate()}
                  >
                    {t("setup.script.save")}
                  </Button>
                }
              />
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t("common.close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
