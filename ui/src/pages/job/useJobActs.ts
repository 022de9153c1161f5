import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type Job } from "../../api";
import { useNotify } from "../../components/useNotify";
import { useFormat } from "../../format/useFormat";

/** What changes the state of the job (R43, R53). */
export type JobAct = "jobReady" | "jobHold" | "jobRestart" | "recreateJob";

/** Sets the job to Ready or on hold, restarts it, makes it anew; tells how it stands then. */
export function useJobActs(): { act: (act: JobAct) => void; hold: () => Promise<Job>; busy: boolean } {
  const { t } = useTranslation();
  const notify = useNotify();
  const format = useFormat();
  const client = useQueryClient();
  const { mutate, mutateAsync, isPending } = useMutation({
    mutationFn: (act: JobAct) => commands[act](),
    onSuccess: (job, act) => {
      client.setQueryData(["job"], job);
      for (const topic of ["activity", "notices", "audit"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
      const next = job.next_run === null ? "" : t("jobs.nextAt", { clock: format.clock(job.next_run) });
      notify.success(t(`jobs.done.${act}`), next);
    },
    onError: notify.failure,
  });
  return { act: mutate, hold: () => mutateAsync("jobHold"), busy: isPending };
}
