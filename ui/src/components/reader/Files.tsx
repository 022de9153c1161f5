import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type ContentFile } from "../../api";
import { bytesText } from "../../format/bytes";
import { useFormat } from "../../format/useFormat";
import { useNotify } from "../useNotify";

const useStyles = makeStyles({
  root: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px", margin: 0, padding: 0, listStyle: "none" },
  file: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    height: "44px",
    minWidth: 0,
    padding: "0 4px 0 10px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  icon: { flexShrink: 0 },
  name: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  size: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
});

interface Props {
  entryNo: number;
  files: readonly ContentFile[];
}

/** The files of a mail, each to be saved where one likes. */
export function Files({ entryNo, files }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const notify = useNotify();
  const [saving, setSaving] = useState<number | null>(null);
  if (files.length === 0) {
    return null;
  }
  const save = (place: number, name: string) => {
    setSaving(place);
    commands
      .saveEntryFile(entryNo, place)
      .then((saved) => {
        if (saved) {
          notify.success(t("reader.saved", { name }));
        }
      })
      .catch(notify.failure)
      .finally(() => setSaving(null));
  };
  return (
    <ul className={styles.root} aria-label={t("reader.files", { count: files.length })}>
      {files.map((file, place) => (
        <li key={`${place} ${file.name}`} className={styles.file}>
    <AttachRegular aria-hidden className={styles.icon} />
          <span className={styles.name} title={file.name}>
            {file.name}
          </span>
          <span className={styles.size}>{bytesText(file.size, format.locale)}</span>
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowDownloadRegular />}
            disabledFocusable={saving !== null}
            aria-label={t("reader.save", { name: file.name })}
            onClick={() => save(place, file.name)}
          />
        </li>
      ))}
    </ul>
  );
}
