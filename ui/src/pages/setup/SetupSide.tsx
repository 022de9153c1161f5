import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Setup } from "../../api";
import { useAccount, useJob } from "../../data/queries";
import { AccountBox } from "./AccountBox";
import { JobBox } from "./JobBox";
import { KeptBox } from "./KeptBox";
import { LimitsBox } from "./LimitsBox";
import { SecretsBox } from "./SecretsBox";
import { WeekBox } from "./WeekBox";

const useStyles = makeStyles({
  root: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge },
  beside: {
    width: "336px",
    flexShrink: 0,
    overflowY: "auto",
    borderRadius: 0,
    border: "none",
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** Beside the form: the job, its week, the mailbox, what is kept. The account comes first while it needs somebody. */
export function SetupSide({ setup, beside = false }: { setup: Setup; beside?: boolean }) {
  const styles = useStyles();
  const { data: job } = useJob();
  const { data: account } = useAccount();
  const urgent = account === null || account?.sign_in_needed === true;
  return (
    <div className={mergeClasses(styles.root, beside && styles.beside)}>
      {urgent && <AccountBox setup={setup} />}
      {job !== null && job !== undefined && <JobBox job={job} />}
      {setup.enabled && <WeekBox />}
      {setup.shared_mailbox !== "" && <LimitsBox />}
      <KeptBox setup={setup} />
      {!urgent && <AccountBox setup={setup} />}
      <SecretsBox setup={setup} />
    </div>
  );
}
