import { Button, makeStyles, MessageBar, MessageBarBody, Radio, RadioGroup, Spinner, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { asEngineError, type Existing, type ImportNoun, type ImportPreview } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { ColumnsTable } from "./ColumnsTable";
import { ReadingFields } from "./ReadingFields";
import { useSession, type Session } from "./session";
import { StepFoot } from "./StepFoot";
import { LOW } from "./styles";
import { usePreview } from "./useImport";

const NAMING = ["name", "first_name", "last_name", "company", "email", "no", "code"];

const useStyles = makeStyles({
  scroll: {
    flex: "1 1 0",
    minHeight: 0,
    overflowY: "auto",
    padding: "16px 24px 20px",
    display: "flex",
    flexDirection: "column",
    gap: "16px",
    [LOW]: { flex: "none" },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
});

/** Where each column goes: as chosen, else as proposed. */
export function fieldsOf(session: Session, preview: ImportPreview): readonly string[] {
  return preview.columns.map(({ field }, place) => session.fields[place] ?? field);
}

/** How the file is read, where its columns go, and what happens to those who are there already. */
export function ColumnsStep({ noun }: { noun: ImportNoun }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { session, change } = useSession(noun);
  const preview = usePreview(noun, session);
  const { data } = preview;
  const fields = data === undefined ? [] : fieldsOf(session, data);
  const names = fields.some((field) => NAMING.includes(field));
  const reason = data === undefined || preview.isError ? t("transfer.needReadable") : names ? "" : t("transfer.needName");
  const next = (): void => {
    if (reason === "") {
      change({ step: "check", tried: null });
    }
  };
  return (
    <>
      <div className={styles.scroll}>
        {preview.error !== null && <ErrorBar error={asEngineError(preview.error)} onRetry={() => void preview.refetch()} />}
        {preview.isPending && <Spinner label={t("transfer.reading")} />}
        {data !== undefined && (
          <>
            <ReadingFields session={session} preview={data} onChange={change} />
            {data.rows.length === 0 && (
              <MessageBar intent="warning">
                <MessageBarBody>{t("transfer.noRows")}</MessageBarBody>
              </MessageBar>
            )}
            <ColumnsTable
              preview={data}
              fields={fields}
              onField={(place, field) => change({ fields: { ...session.fields, [place]: field } })}
            />
            <div>
              <h2 className={styles.title} id="import-existing">
                {t(`transfer.existing.${noun}`)}
              </h2>
              <RadioGroup
                aria-labelledby="import-existing"
                value={session.existing}
                onChange={(_, { value }) => change({ existing: value as Existing })}
              >
                <Radio value="update" label={t("transfer.existing.update")} />
                <Radio value="skip" label={t("transfer.existing.skip")} />
              </RadioGroup>
            </div>
          </>
        )}
      </div>
      <StepFoot reason={reason} onBack={() => change({ step: "file" })}>
        <Button appearance="primary" disabledFocusable={reason !== ""} aria-describedby="import-reason" onClick={next}>
          {t("transfer.try")}
        </Button>
      </StepFoot>
    </>
  );
}
