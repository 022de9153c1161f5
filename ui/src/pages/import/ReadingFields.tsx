import { Checkbox, Field, makeStyles, Select } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ImportPreview } from "../../api";
import { useFormat } from "../../format/useFormat";
import type { Session } from "./session";

/** Names of the Encoding Standard, and what people call them. */
const ENCODINGS = [
  ["utf-8", "UTF-8"],
  ["windows-1252", "Windows-1252"],
  ["iso-8859-15", "ISO-8859-15"],
  ["macintosh", "Mac OS Roman"],
  ["utf-16le", "UTF-16 LE"],
  ["utf-16be", "UTF-16 BE"],
] as const;
const DELIMITERS = [
  [",", "comma"],
  [";", "semicolon"],
  ["\t", "tab"],
  ["|", "bar"],
] as const;
const KILO = 1_024;

const useStyles = makeStyles({
  root: { display: "flex", flexWrap: "wrap", gap: "8px 16px", alignItems: "flex-end" },
  file: { flex: "1 1 180px", alignSelf: "center", overflowWrap: "anywhere" },
  field: { minWidth: "190px" },
});

interface Props {
  session: Session;
  preview: ImportPreview;
  onChange: (part: Partial<Session>) => void;
}

/** How the file is read: found out, and each to be changed. */
export function ReadingFields({ session, preview, onChange }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const found = (value: string): string => t("transfer.foundOut", { value });
  const delimiter = DELIMITERS.find(([sign]) => sign === preview.delimiter);
  const delimiterName = delimiter === undefined ? preview.delimiter : t(`transfer.delimiters.${delimiter[1]}`);
  const isTable = preview.format === "csv";
  return (
    <div className={styles.root}>
      <span className={styles.file}>
        {t("transfer.fileAndSize", { file: session.file ?? "", size: format.number(Math.ceil((preview.size ?? 0) / KILO)) })}
      </span>
      <Field label={t("transfer.encoding")} className={styles.field}>
        <Select value={session.encoding} onChange={(_, { value }) => onChange({ encoding: value })}>
          <option value="">{session.encoding === "" ? found(preview.encoding) : t("transfer.findOut")}</option>
          {ENCODINGS.map(([label, name]) => (
            <option key={label} value={label}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {isTable && (
        <>
          <Field label={t("transfer.delimiter")} className={styles.field}>
            <Select value={session.delimiter} onChange={(_, { value }) => onChange({ delimiter: value, fields: {} })}>
              <option value="">{session.delimiter === "" ? found(delimiterName) : t("transfer.findOut")}</option>
              {DELIMITERS.map(([sign, name]) => (
                <option key={name} value={sign}>
                  {t(`transfer.delimiters.${name}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Checkbox
            label={t("transfer.headings")}
            checked={preview.headings}
            onChange={(_, { checked }) => onChange({ headings: checked === true, fields: {} })}
          />
        </>
      )}
    </div>
  );
}
