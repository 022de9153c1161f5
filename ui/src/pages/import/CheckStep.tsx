import { Button, makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, type ImportNoun } from "../../api";
import { TransferBar } from "../../components/transfer/TransferBar";
import { ErrorBar } from "../../components/ErrorState";
import { ReportList } from "./ReportList";
import { useSession } from "./session";
import { StepFoot } from "./StepFoot";
import { LOW } from "./styles";
import { optionsOf, useImport, usePreview } from "./useImport";

const useStyles = makeStyles({
  body: { flex: "1 1 0", minHeight: 0, display: "flex", flexDirection: "column", gap: "8px", paddingTop: "12px", [LOW]: { flex: "none" } },
  padded: { padding: "0 24px" },
});

/** What the import would do, tried on a copy; then the import itself. */
export function CheckStep({ noun }: { noun: ImportNoun }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { session, change } = useSession(noun);
  const preview = usePreview(noun, session);
  const { start, stop, running, progress, at, error, reset } = useImport(noun);
  const { tried } = session;
  const begun = useRef(false);
  const known = preview.data;
  useEffect(() => {
    if (tried === null && !running && !begun.current && known !== undefined) {
      begun.current = true;
      start(optionsOf(session, known, true));
    }
  }, [tried, running, known, session, start]);
  const again = (): void => {
    reset();
    start(optionsOf(session, known, true));
  };
  const rows = tried === null ? 0 : tried.created + tried.updated;
  const stopped = tried?.canceled === true;
  const possible = tried !== null && !running && rows > 0;
  const reason = running ? "" : tried === null ? t("transfer.needTry") : rows === 0 ? t("transfer.needRows") : "";
  return (
    <>
      <div className={styles.body}>
        {error !== null && (
          <div className={styles.padded}>
            <ErrorBar error={asEngineError(error)} onRetry={again} />
          </div>
        )}
        {progress !== null && (
          <div className={styles.padded}>
            <TransferBar
              progress={progress}
              at={at}
              label={tried === null ? t("transfer.trying") : t("transfer.importing")}
            />
          </div>
        )}
        {tried !== null && !running && (
          <div className={styles.padded}>
            <MessageBar intent={stopped ? "warning" : "info"} layout="multiline">
              <MessageBarBody>
                {stopped && `${t("transfer.tryStopped")} `}
                {t("transfer.nothingWritten")}
                {tried.companies_created > 0 && ` ${t("transfer.companies", { count: tried.companies_created })}`}
              </MessageBarBody>
            </MessageBar>
          </div>
        )}
        {tried !== null && <ReportList report={tried} />}
      </div>
      <StepFoot reason={reason} onBack={running ? undefined : () => change({ step: "columns", tried: null })}>
        {running && <Button onClick={stop}>{t("transfer.stop")}</Button>}
        {!running && tried !== null && (
          <Button
            appearance="primary"
            disabledFocusable={!possible}
            aria-describedby="import-reason"
            onClick={() => possible && start(optionsOf(session, known, false))}
          >
            {t("transfer.importRows", { count: rows })}
          </Button>
        )}
      </StepFoot>
    </>
  );
}
