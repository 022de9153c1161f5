import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { commands, type ImportNoun } from "../../api";
import { useNotify } from "../../components/useNotify";
import { ReportList } from "./ReportList";
import { FRESH, useSession } from "./session";
import { StepFoot } from "./StepFoot";
import { LOW } from "./styles";

const useStyles = makeStyles({
  body: { flex: "1 1 0", minHeight: 0, display: "flex", flexDirection: "column", gap: "8px", paddingTop: "12px", [LOW]: { flex: "none" } },
  padded: { padding: "0 24px" },
});

/** What the import did, row by row, to be read or saved. */
export function DoneStep({ noun }: { noun: ImportNoun }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const navigate = useNavigate();
  const { session, change } = useSession(noun);
  const saving = useMutation({
    mutationFn: () => commands.saveImportReport(),
    onSuccess: (saved) => {
      if (saved !== null) {
        notify.success(t("transfer.reportSaved", { count: saved.rows }), saved.name);
      }
    },
    onError: notify.failure,
  });
  const { done, files } = session;
  return (
    <>
      <div className={styles.body}>
        {done !== null && (
          <div className={styles.padded}>
            <MessageBar intent={done.canceled ? "warning" : "success"} layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>{done.canceled ? t("transfer.importStopped") : t(`transfer.imported.${noun}`)}</MessageBarTitle>
                {done.canceled && t("transfer.stoppedText")}
                {!done.canceled && noun === "contacts" && t("transfer.mailLogged")}
                {done.companies_created > 0 && ` ${t("transfer.companies", { count: done.companies_created })}`}
              </MessageBarBody>
            </MessageBar>
          </div>
        )}
        {done !== null && <ReportList report={done} />}
      </div>
      <StepFoot>
        <Button icon={<SaveRegular />} disabledFocusable={saving.isPending} onClick={() => saving.mutate()}>
          {t("transfer.saveReport")}
        </Button>
        <Button onClick={() => change({ ...FRESH, files })}>{t("transfer.another")}</Button>
        <Button
          appearance="primary"
          onClick={() => {
            change({ ...FRESH, files });
            void navigate({ to: noun === "contacts" ? "/contacts" : "/salespeople" });
          }}
        >
          {t(`transfer.open.${noun}`)}
        </Button>
      </StepFoot>
    </>
  );
}
