import { Toolbar } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ColumnChooser, RowActions, useList } from "../../components/list";
import { useKeys } from "../../components/keys/useKeys";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useLogColumns } from "../log/columns";
import { EntryList } from "../log/EntryList";
import { newestFirst, useEntries } from "../log/useEntries";
import { useEntryWork } from "../log/useEntryWork";
import { useOpenLink } from "../log/useOpenLink";
import { useCardStyles } from "./cardStyles";

const LIST = "log.opportunity";

/** The interaction log entries of an opportunity (R88). */
export function OpportunityEntries({ no }: { no: string }) {
  const { t } = useTranslation();
  const styles = useCardStyles();
  const navigate = useNavigate();
  const list = useList(LIST, newestFirst);
  const columns = useLogColumns();
  const link = useOpenLink();
  const [why, setWhy] = useState<string | null>(null);
  const data = useEntries({ opportunity_no: no }, list.sort);
  const { actions, keys, dialogs } = useEntryWork({ rows: data.rows, list, search: {}, link, onWhy: setWhy });
  useKeys({ note: keys.note, evaluate: keys.evaluate });
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        <Toolbar size="small" aria-label={t("list.tools")} className={styles.actions}>
          <RowActions actions={actions} most={4} />
        </Toolbar>
        <div className={styles.right}>
          <ColumnChooser list={LIST} columns={columns} />
        </div>
      </div>
      <EntryList
        id={LIST}
        data={data}
        list={list}
        actions={actions}
        filterBy={() => null}
        filtered={false}
        onClear={() => undefined}
        onOpen={({ contact_no, subject, description }) =>
          void navigate({ to: "/log", search: { contact: contact_no || undefined, q: subject || description || undefined } })
        }
        onCard
      />
      {why !== null && <WhyPanel messageKey={why} onClose={() => setWhy(null)} />}
      {dialogs}
    </div>
  );
}
