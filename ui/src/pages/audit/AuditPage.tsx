import { makeStyles, tokens } from "@fluentui/react-components";
import { ShieldLockRegular } from "@fluentui/react-icons/svg/shield-lock";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type AuditRecord } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import { ColumnChooser, List, useList } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useRowsBefore } from "../../data/useRows";
import { AuditPanel } from "./AuditPanel";
import { useAuditColumns } from "./columns";
import { PinCard } from "./PinCard";
import { SetupFrame } from "./SetupFrame";

const useStyles = makeStyles({
  root: { position: "relative", display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  head: {
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    padding: "4px 12px 4px 20px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
});

const rowId = (row: AuditRecord): string => String(row.id);

/** Setup → Administration: the PIN, and who changed what (R50, R51). */
export function AuditPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const columns = useAuditColumns();
  const list = useList("audit", { column: "date", descending: true });
  const data = useRowsBefore(["audit", "pages"], commands.getAudit, 0);
  const [open, setOpen] = useState(false);
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("admin.title") });
  const current = data.rows.find((row) => rowId(row) === list.selection.current);
  return (
    <SetupFrame>
      <div className={styles.root}>
        <PinCard />
        <div className={styles.head}>
          <h2 className={styles.title}>{t("admin.audit.title")}</h2>
          <ColumnChooser list="audit" columns={columns} />
        </div>
        <List
          id="audit"
          label={t("admin.audit.title")}
          columns={columns}
          data={data}
          rowId={rowId}
          selection={list.selection}
          onSelection={list.setSelection}
          onOpen={() => setOpen(true)}
          onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
          count={
            data.hasMore
              ? t("admin.audit.countMore", { count: data.total })
              : t("admin.audit.count", { count: data.total })
          }
          testId="audit-row"
          takesFocus
          empty={
            <EmptyState
              icon={<ShieldLockRegular />}
              title={t("admin.audit.emptyTitle")}
              text={t("admin.audit.emptyText")}
            />
          }
        />
        {open && current !== undefined && (
          <AuditPanel key={current.id} row={current} onClose={() => setOpen(false)} />
        )}
      </div>
    </SetupFrame>
  );
}
