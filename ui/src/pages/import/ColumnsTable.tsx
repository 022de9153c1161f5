import {
  makeStyles,
  Select,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ImportPreview } from "../../api";
import { useFieldName } from "./words";

/** Values shown of a column. */
const SAMPLES = 3;

const useStyles = makeStyles({
  column: { width: "24%", overflowWrap: "anywhere" },
  goes: { width: "290px" },
  select: { width: "100%" },
  sample: {
    display: "block",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    userSelect: "text",
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  cell: { padding: "6px 8px" },
});

interface Props {
  preview: ImportPreview;
  fields: readonly string[];
  onField: (place: number, field: string) => void;
}

/** The columns of the file with their first values, and the field each goes to. */
export function ColumnsTable({ preview, fields, onField }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const fieldName = useFieldName();
  const isTable = preview.format === "csv";
  const nameOf = (place: number, column: string): string => {
    if (!isTable) {
      return fieldName(column);
    }
    return preview.headings && column !== "" ? column : t("transfer.columnNumber", { number: place + 1 });
  };
  const samples = (place: number): readonly string[] =>
    preview.rows.map((row) => row[place] ?? "").filter((value) => value !== "").slice(0, SAMPLES);
  return (
    <Table aria-label={t("transfer.columns")} size="small">
      <TableHeader>
        <TableRow>
          <TableHeaderCell className={styles.column}>{isTable ? t("transfer.column") : t("transfer.goesTo")}</TableHeaderCell>
          <TableHeaderCell>{t("transfer.firstRows")}</TableHeaderCell>
          {isTable && <TableHeaderCell className={styles.goes}>{t("transfer.goesTo")}</TableHeaderCell>}
        </TableRow>
      </TableHeader>
      <TableBody>
        {preview.columns.map(({ column }, place) => {
          const name = nameOf(place, column);
          return (
            <TableRow key={`${place} ${column}`} data-testid="import-column">
              <TableCell className={styles.cell}>
                <span className={styles.name}>{name}</span>
              </TableCell>
              <TableCell className={styles.cell}>
                {samples(place).map((value, index) => (
                  <span key={index} className={styles.sample} title={value}>
                    {value}
                  </span>
                ))}
              </TableCell>
              {isTable && (
                <TableCell className={styles.cell}>
                  <Select
                    className={styles.select}
                    aria-label={t("transfer.fieldOf", { column: name })}
                    value={fields[place] ?? ""}
                    onChange={(_, { value }) => onField(place, value)}
                  >
                    <option value="">{t("transfer.leaveOut")}</option>
                    {preview.fields.map((field) => (
                      <option key={field} value={field}>
                        {fieldName(field)}
                      </option>
                    ))}
                  </Select>
                </TableCell>
              )}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
