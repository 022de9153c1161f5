import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useRef, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Job } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { FieldGroup, FieldGroups } from "../../components/fields/FieldGroup";
import { TextField } from "../../components/fields/TextField";
import { fromLocal, isBetween, isClock } from "./fields";
import { useJobActs } from "./useJobActs";
import { WeekdaysField } from "./WeekdaysField";

const useStyles = makeStyles({ bar: { marginBottom: "16px", maxWidth: "1056px" }, whole: { gridColumn: "1 / -1" } });

/** Keys that would change a field. */
function wouldEdit({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey && (key.length === 1 || key === "Backspace" || key === "Delete" || key === "Enter");
}

/** The field something happened in, where it happened in one. */
function fieldOf({ target }: SyntheticEvent): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest("input, [role=group] button") : null;
}

/** Schedule and attempts of the job. They can be changed on hold only; otherwise touching one asks whether to put
 *  the job on hold and edit (B.6; I). */
export function JobFields({ job }: { job: Job }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { act, hold, busy } = useJobActs();
  const [asking, setAsking] = useState(false);
  const touched = useRef<HTMLElement | null>(null);
  const locked = job.status !== "On Hold";

  const guard = (event: SyntheticEvent): void => {
    const field = locked ? fieldOf(event) : null;
    if (field !== null) {
      event.preventDefault();
      event.stopPropagation();
      touched.current = field;
      setAsking(true);
    }
  };
  const holdAndEdit = (): void => {
    void hold()
      .then(() => requestAnimationFrame(() => touched.current?.focus()))
      .catch(() => undefined)
      .finally(() => setAsking(false));
  };
  const lock = locked ? <LockClosedRegular aria-label={t("jobs.lockedField")} /> : undefined;
  const common = { readOnly: locked, contentAfter: lock };
  const between = (least: number, most: number) => (value: string) =>
    isBetween(value, least, most) ? null : t("jobs.wrong.number", { least, most });
  const clock = (value: string): string | null => (isClock(value) ? null : t("jobs.wrong.clock"));
  const moment = (value: string): string | null => (fromLocal(value) === null ? t("jobs.wrong.moment") : null);

  return (
    <FieldGroups>
      <MessageBar intent={locked ? "info" : "warning"} className={styles.bar}>
        <MessageBarBody>{locked ? t("jobs.lockedText") : t("jobs.onHoldText")}</MessageBarBody>
        <MessageBarActions>
          {locked ? (
            <Button
              onClick={() => {
                touched.current = null;
                setAsking(true);
              }}
            >
              {t("jobs.holdAndEdit")}
            </Button>
          ) : (
            <Button disabled={busy} onClick={() => act("jobReady")}>
              {t("jobs.setReady")}
            </Button>
          )}
        </MessageBarActions>
      </MessageBar>
      <div onClickCapture={guard} onKeyDownCapture={(event) => wouldEdit(event) && guard(event)}>
        <FieldGroup title={t("jobs.schedule")}>
          <TextField
            name="minutes_between"
            label={t("jobs.fields.minutesBetween")}
            hint={t("jobs.hints.minutesBetween")}
            check={between(1, 10_080)}
            required
            {...common}
          />
          <div className={styles.whole}>
            <WeekdaysField locked={locked} />
          </div>
          <TextField
            name="starting_time"
            label={t("jobs.fields.startingTime")}
            hint={t("jobs.hints.startingTime")}
            placeholder={t("jobs.hints.timeForm")}
            check={clock}
            {...common}
          />
          <TextField
            name="ending_time"
            label={t("jobs.fields.endingTime")}
            hint={t("jobs.hints.endingTime")}
            placeholder={t("jobs.hints.timeForm")}
            check={clock}
            {...common}
          />
          <TextField
            name="earliest_start"
            label={t("jobs.fields.earliestStart")}
            hint={t("jobs.hints.earliestStart")}
            placeholder={t("jobs.hints.momentForm")}
            check={moment}
            {...common}
          />
          <TextField
            name="expiration"
            label={t("jobs.fields.expiration")}
            hint={t("jobs.hints.expiration")}
            placeholder={t("jobs.hints.momentForm")}
            check={moment}
            {...common}
          />
        </FieldGroup>
        <FieldGroup title={t("jobs.attempts")}>
          <TextField
            name="max_attempts"
            label={t("jobs.fields.maxAttempts")}
            hint={t("jobs.hints.maxAttempts")}
            check={between(0, 10)}
            required
            {...common}
          />
          <TextField
            name="rerun_delay_seconds"
            label={t("jobs.fields.rerunDelay")}
            hint={t("jobs.hints.rerunDelay")}
            check={between(0, 3_600)}
            required
            {...common}
          />
        </FieldGroup>
      </div>
      {asking && (
        <ConfirmDialog
          title={t("jobs.holdTitle")}
          confirm={t("jobs.holdAndEdit")}
          busy={busy}
          onConfirm={holdAndEdit}
          onClose={() => setAsking(false)}
        >
          {t("jobs.holdText")}
        </ConfirmDialog>
      )}
    </FieldGroups>
  );
}
