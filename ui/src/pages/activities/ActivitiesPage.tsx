import { Button, makeStyles, tokens, ToolbarDivider } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { FlowchartRegular } from "@fluentui/react-icons/svg/flowchart";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityPlan } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import {
  List,
  ListPage,
  moveTo,
  nothing,
  RowActions,
  SearchField,
  targetsOf,
  useList,
  type ListColumn,
  type RowAction,
} from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { allRows } from "../../data/useRows";
import { SetupFrame } from "../audit/SetupFrame";
import { DeletePlans } from "./DeletePlans";
import { PlanDialog } from "./PlanDialog";
import { useActivities } from "./queries";
import { Steps } from "./Steps";

const useStyles = makeStyles({
  list: { flex: "2 1 0", minWidth: "300px", minHeight: 0, display: "flex" },
  steps: { flex: "3 1 0", minWidth: 0, minHeight: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
});

const rowId = ({ code }: ActivityPlan): string => code;

function useColumns(): readonly ListColumn<ActivityPlan>[] {
  const { t } = useTranslation();
  return useMemo<readonly ListColumn<ActivityPlan>[]>(
    () => [
      { id: "code", name: t("activities.code"), width: 96, cell: rowId, text: rowId },
      {
        id: "description",
        name: t("activities.description"),
        width: 120,
        flexible: true,
        cell: ({ description }) => description,
        text: ({ description }) => description,
      },
      {
        id: "steps",
        name: t("activities.steps"),
        width: 52,
        align: "end",
        cell: ({ steps }, { format }) => format.number(steps.length),
        text: ({ steps }) => String(steps.length),
      },
    ],
    [t],
  );
}

interface BesideProps {
  plan: ActivityPlan | undefined;
  any: boolean;
}

/** The steps of the activity chosen, or what stands there while none is. */
function Beside({ plan, any }: BesideProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (plan === undefined && !any) {
    return null;
  }
  return (
    <div className={styles.steps}>
      {plan === undefined ? (
        <EmptyState icon={<FlowchartRegular />} title={t("activities.chooseTitle")} text={t("activities.chooseText")} />
      ) : (
        <Steps key={plan.code} plan={plan} />
      )}
    </div>
  );
}

/** Setup → Activities: plans of tasks and their steps (R103). */
export function ActivitiesPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const columns = useColumns();
  const list = useList("activities", { column: "code", descending: false });
  const [search, setSearch] = useState("");
  const [editing, setEditing] = useState<{ plan: ActivityPlan | null } | null>(null);
  const [deleting, setDeleting] = useState<readonly ActivityPlan[]>([]);
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("activities.title") });
  const data = allRows(useActivities());
  const words = search.trim().toLowerCase();
  const rows = data.rows.filter(({ code, description }) => `${code} ${description}`.toLowerCase().includes(words));
  const { selection, setSelection } = list;
  const { targets, one, current } = targetsOf(rows, rowId, selection);
  // Until one is chosen, the first one shows what an activity is.
  const shown = current ?? one ?? rows[0];
  const actions: RowAction[] = [];
  if (one !== undefined) {
    const run = (): void => setEditing({ plan: one });
    actions.push({ id: "edit", name: t("activities.edit"), icon: <EditRegular />, keys: "open", run });
  }
  if (targets.length > 0) {
    actions.push({ id: "delete", name: t("common.delete"), icon: <DeleteRegular />, run: () => setDeleting(targets) });
  }
  const add = (): void => setEditing({ plan: null });
  const addButton = (
    <Button appearance="primary" icon={<AddRegular />} onClick={add}>
      {t("activities.new")}
    </Button>
  );
  const empty =
    words === "" ? (
      <EmptyState
        icon={<FlowchartRegular />}
        title={t("activities.emptyTitle")}
        text={`${t("activities.emptyText")} ${t("activities.intro")}`}
        action={addButton}
      />
    ) : (
      <EmptyState
        icon={<FlowchartRegular />}
        title={t("activities.emptyFilterTitle")}
        text={t("activities.emptyFilterText")}
        action={<Button onClick={() => setSearch("")}>{t("activities.clearSearch")}</Button>}
      />
    );
  return (
    <SetupFrame>
      <ListPage
        onSearch={list.focusSearch}
        keys={{ add, resetFilters: () => setSearch("") }}
        actions={
          <>
            {addButton}
            {targets.length > 0 && <ToolbarDivider />}
            <RowActions actions={actions} />
          </>
        }
        tools={<SearchField value={search} label={t("activities.search")} input={list.search} onChange={setSearch} />}
      >
        <div className={styles.list}>
          <List
            id="activities"
            label={t("activities.title")}
            columns={columns}
            data={{ ...data, rows, total: rows.length }}
            rowId={rowId}
            selection={selection}
            onSelection={setSelection}
            onOpen={(plan) => setEditing({ plan })}
            actions={actions}
            onSearch={list.focusSearch}
            onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
            count={t("activities.count", { count: rows.length })}
            hints={["move", "open"]}
            testId="activity-row"
            takesFocus
            empty={empty}
          />
        </div>
        <Beside plan={shown} any={data.rows.length > 0} />
        {editing !== null && (
          <PlanDialog
            plan={editing.plan}
            onSaved={({ code }) => setSelection((was) => moveTo(was, code))}
            onClose={() => setEditing(null)}
          />
        )}
        {deleting.length > 0 && (
          <DeletePlans plans={deleting} onDeleted={() => setSelection(() => nothing)} onClose={() => setDeleting([])} />
        )}
      </ListPage>
    </SetupFrame>
  );
}
