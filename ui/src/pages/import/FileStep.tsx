import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DocumentArrowUpRegular } from "@fluentui/react-icons/svg/document-arrow-up";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, listenForFiles, type ImportNoun } from "../../api";
import { useNotify } from "../../components/useNotify";
import { FRESH, useSession } from "./session";
import { StepFoot } from "./StepFoot";
import { LOW } from "./styles";

const useStyles = makeStyles({
  scroll: { flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "20px 24px", [LOW]: { flex: "none" } },
  zone: {
    maxWidth: "720px",
    padding: "32px 24px",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: "12px",
    textAlign: "center",
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  icon: { fontSize: "40px", color: tokens.colorBrandForeground1 },
  chosen: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  second: { color: tokens.colorNeutralForeground2 },
  sources: { maxWidth: "720px", margin: "20px 0 0", display: "grid", gap: "12px" },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  how: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const SOURCES = ["outlook", "google", "hubspot", "businessCentral", "cards"] as const;

/** Which file: chosen, or dropped onto the window. */
export function FileStep({ noun }: { noun: ImportNoun }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const navigate = useNavigate();
  const { session, change } = useSession(noun);
  const [over, setOver] = useState(false);
  const { files } = session;
  const take = useCallback(
    (file: string | null) => {
      if (file !== null) {
        change({ ...FRESH, file, files: files + 1, step: "columns" });
      }
    },
    [change, files],
  );
  const { mutate: choose, isPending } = useMutation({
    mutationFn: (dropped: boolean) => (dropped ? commands.takeDroppedFile() : commands.chooseImportFile()),
    onSuccess: take,
    onError: notify.failure,
  });
  useEffect(
    () =>
      listenForFiles((state) => {
        setOver(state === "over");
        if (state === "dropped") {
          choose(true);
        }
      }),
    [choose],
  );
  const sources = noun === "contacts" ? SOURCES : (["businessCentral"] as const);
  return (
    <>
      <div className={styles.scroll}>
        <div className={mergeClasses(styles.zone, over && styles.over)}>
          <DocumentArrowUpRegular aria-hidden className={styles.icon} />
          {session.file !== null && <span className={styles.chosen}>{session.file}</span>}
          <span>{t("transfer.dropHere")}</span>
          <Button appearance="primary" disabledFocusable={isPending} onClick={() => choose(false)}>
            {session.file === null ? t("transfer.choose") : t("transfer.chooseOther")}
          </Button>
          <span className={styles.second}>{t(`transfer.kinds.${noun}`)}</span>
        </div>
        <dl className={styles.sources}>
          {sources.map((source) => (
            <div key={source}>
              <dt className={styles.name}>{t(`transfer.source.${source}.name`)}</dt>
              <dd className={styles.how}>{t(`transfer.source.${source}.how`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <StepFoot reason={session.file === null ? t("transfer.needFile") : ""}>
        <Button onClick={() => void navigate({ to: noun === "contacts" ? "/contacts" : "/salespeople" })}>
          {t("common.cancel")}
        </Button>
        <Button
          appearance="primary"
          disabledFocusable={session.file === null}
          aria-describedby="import-reason"
          onClick={() => session.file !== null && change({ step: "columns" })}
        >
          {t("guide.next")}
        </Button>
      </StepFoot>
    </>
  );
}
