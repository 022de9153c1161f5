import { Checkbox, Link as FluentLink, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { commands } from "../../api";
import { FactBox } from "../../components/fields/FactBox";
import { useNow } from "../../format/now";
import { DueText } from "../tasks/columns";
import { useTaskActs } from "../tasks/useTaskActs";

/** So many are shown; the tab has them all. */
const FEW = 5;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: { display: "flex", alignItems: "center", gap: "4px", fontSize: tokens.fontSizeBase200, marginLeft: "-8px" },
  name: { flexGrow: 1, minWidth: 0, color: "inherit", overflowWrap: "anywhere", textDecorationLine: "none", ":hover": { textDecorationLine: "underline" } },
  when: { whiteSpace: "nowrap" },
  none: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The open tasks of an opportunity that are due first; a click on the box completes one. */
export function OpenTasks({ no, onAll }: { no: string; onAll: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const now = useNow();
  const acts = useTaskActs();
  const query = { opportunity_no: no, show: "open" as const, sort: "date" as const, limit: FEW };
  const { data } = useQuery({ queryKey: ["tasks", "of opportunity", query], queryFn: () => commands.getTasks(query) });
  if (data === undefined) {
    return null;
  }
  return (
    <FactBox title={t("opportunities.openTasks")}>
      {data.rows.length === 0 && <div className={styles.none}>{t("opportunities.tasksNone")}</div>}
      <ul className={styles.list}>
        {data.rows.map((task) => (
          <li key={task.no} className={styles.row} data-testid="open-task">
            <Checkbox
              checked={false}
              disabled={acts.busy}
              aria-label={t("home.complete", { name: task.description })}
              onChange={() => acts.complete([task])}
            />
            <Link to="/tasks/$no" params={{ no: task.no }} className={styles.name}>
              {task.description}
            </Link>
            <span className={styles.when}>
              <DueText task={task} now={now} />
            </span>
          </li>
        ))}
      </ul>
      {data.total > FEW && (
        <FluentLink as="button" onClick={onAll}>
          {t("opportunities.allTasks", { count: data.total })}
        </FluentLink>
      )}
    </FactBox>
  );
}
