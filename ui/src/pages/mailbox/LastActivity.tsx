import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useActivityWords } from "../activity/columns";
import { ActivityResult } from "../activity/ActivityResult";

const useStyles = makeStyles({
  root: { flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "8px 16px 16px" },
  list: { listStyleType: "none", margin: "0 0 12px", padding: 0 },
  line: {
    display: "grid",
    gridTemplateColumns: "110px 96px 190px minmax(0, 1fr)",
    columnGap: "12px",
    padding: "8px 4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  when: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", userSelect: "text" },
});

const FEW = 5;

/** The last lines of the activity log, and the way to all of them. */
export function LastActivity() {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const words = useActivityWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["activity", "last"],
    queryFn: () => commands.getActivity({ limit: FEW }),
  });
  return (
    <div className={styles.root}>
      {error !== null && <ErrorBar error={asEngineError(error)} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p>{t("jobs.activity.emptyTitle")}</p>}
      {data !== undefined && data.length > 0 && (
        <ul className={styles.list} aria-label={t("mailbox.activity")}>
          {data.map((row) => (
            <li key={row.id} className={styles.line}>
              <span className={styles.when} title={format.exact(row.date)}>
                {format.relative(row.date, now)}
              </span>
              <ActivityResult row={row} />
              <span>{words.context(row.context)}</span>
              <span className={styles.text} title={words.told(row)}>
                {words.told(row)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button onClick={() => void navigate({ to: "/setup/activity" })}>{t("mailbox.activityAll")}</Button>
    </div>
  );
}
