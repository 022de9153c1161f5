import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { AuditRecord } from "../../api";
import { Fact } from "../../components/fields/FactBox";
import { useFormat } from "../../format/useFormat";
import { PanelBody, SidePanel } from "../../components/SidePanel";
import { useAuditWords } from "./useAuditWords";

const useStyles = makeStyles({ facts: { display: "flex", flexDirection: "column" } });

/** One change of the setup in full. */
export function AuditPanel({ row, onClose }: { row: AuditRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const words = useAuditWords();
  return (
    <SidePanel title={words.action(row)} testId="audit-panel" onClose={onClose}>
      <PanelBody>
        <div className={styles.facts}>
          <Fact label={t("admin.audit.what")}>{words.what(row) || "–"}</Fact>
          <Fact label={t("admin.audit.old")}>{words.value(row.old)}</Fact>
          <Fact label={t("admin.audit.new")}>{words.value(row.new)}</Fact>
          <Fact label={t("admin.audit.when")}>{format.exact(row.date)}</Fact>
          <Fact label={t("admin.audit.who")}>{row.user_id}</Fact>
        </div>
      </PanelBody>
    </SidePanel>
  );
}
