import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { CardList, RowActions, useList } from "../../components/list";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useLogColumns } from "../log/columns";
import { EntryList } from "../log/EntryList";
import { newestFirst, useEntries } from "../log/useEntries";
import { useEntryWork } from "../log/useEntryWork";
import { useOpenLink } from "../log/useOpenLink";

const LIST = "log.opportunity";

/** The interaction log entries of an opportunity (R88). */
export function OpportunityEntries({ no }: { no: string }) {
  const navigate = useNavigate();
  const list = useList(LIST, newestFirst);
  const columns = useLogColumns();
  const link = useOpenLink();
  const [why, setWhy] = useState<string | null>(null);
  const data = useEntries({ opportunity_no: no }, list.sort);
  const { actions, keys, dialogs } = useEntryWork({ rows: data.rows, list, search: {}, link, onWhy: setWhy });
  return (
    <CardList
      id={LIST}
      list={list}
      columns={columns}
      actions={<RowActions actions={actions} most={4} />}
      keys={{ note: keys.note, evaluate: keys.evaluate }}
    >
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
    </CardList>
  );
}
