import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Activity } from "../../api";
import { Fact } from "../../components/fields/FactBox";
import { Problem } from "../../components/problem/Problem";
import { useRemedies } from "../../components/remedy/useRemedies";
import { useFormat } from "../../format/useFormat";
import { problemOfActivity } from "../job/storedProblem";
import { useActivityWords } from "./columns";
import { PanelBody, SidePanel } from "../../components/SidePanel";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere", userSelect: "text" },
});

/** One line of the activity log: what failed in words with its remedy, or what was done (W25). */
export function ActivityPanel({ row, onClose }: { row: Activity; onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const words = useActivityWords();
  const remedies = useRemedies();
  const problem = problemOfActivity(row);
  return (
    <SidePanel title={t("jobs.activity.line", { no: row.id })} testId="activity-panel" onClose={onClose}>
      <PanelBody>
        {problem !== null && <Problem
              problem={problem}
              onRemedy={(remedy) => remedies?.perform(remedy, problem)}
              busy={remedies?.busy === true}
            />}
        {problem === null && row.message !== "" && <p className={styles.text}>{words.told(row)}</p>}
        <div>
          <Fact label={t("jobs.activity.result")}>{words.status(row)}</Fact>
          <Fact label={t("jobs.activity.filterContext")}>{words.context(row.context)}</Fact>
          {row.description !== "" && <Fact label={t("jobs.activity.what")}>{row.description}</Fact>}
          <Fact label={t("jobs.activity.when")}>{format.exact(row.date)}</Fact>
          <Fact label={t("jobs.activity.user")}>{row.user_id || "–"}</Fact>
        </div>
      </PanelBody>
    </SidePanel>
  );
}
