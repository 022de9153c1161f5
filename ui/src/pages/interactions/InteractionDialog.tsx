import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
} from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, type EntryCard, type Interaction } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useFormat } from "../../format/useFormat";
import { useRenewEntries } from "../log/useEntryActs";
import { minorOf, minutesOf } from "../templates/fields";
import { draftOf, fieldOf, toEngine, type Draft } from "./draft";
import { FinishLater } from "./FinishLater";
import { InteractionFields } from "./InteractionFields";

const useStyles = makeStyles({
  surface: { maxWidth: "640px" },
  waiting: { minHeight: "240px", display: "grid", placeItems: "center" },
});

interface Props {
  title: string;
  /** What the dialog begins with, and the key under which that is asked. */
  begin: () => Promise<Interaction>;
  beginKey: readonly unknown[];
  /** Writes what was typed: finished, or put off. */
  write: (fields: Record<string, string>, postpone: boolean) => Promise<EntryCard>;
  onWritten: (card: EntryCard, postponed: boolean) => void;
  onClose: () => void;
}

/** The dialog of an interaction made by hand (R84). Leaving it half filled asks whether to finish it later. */
export function InteractionDialog({ title, begin, beginKey, write, onWritten, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const renew = useRenewEntries();
  const form = useId();
  const [typed, setTyped] = useState<Draft | null>(null);
  const [leaving, setLeaving] = useState(false);
  const proposal = useQuery({ queryKey: ["interaction", ...beginKey], queryFn: begin, gcTime: 0, staleTime: Infinity });
  const first = proposal.data === undefined ? null : draftOf(proposal.data, format.locale);
  const draft = typed ?? first;
  const change = (make: (was: Draft) => Draft): void =>
    setTyped((was) => {
      const now = was ?? first;
      return now === null ? null : make(now);
    });
  const writing = useMutation({
    mutationFn: ({ fields, postpone }: { fields: Record<string, string>; postpone: boolean }) => write(fields, postpone),
    onSuccess: (card, { postpone }) => {
      onWritten(card, postpone);
      onClose();
    },
    onError: () => setLeaving(false),
    onSettled: renew,
  });
  const error = writing.error === null ? null : asEngineError(writing.error);
  const field = fieldOf(error);
  const badNumber = draft !== null && (minorOf(draft.cost) === null || minutesOf(draft.duration) === null);
  const save = (postpone: boolean): void => {
    if (draft !== null && !badNumber && !writing.isPending) {
      writing.mutate({ fields: toEngine(draft), postpone });
    }
  };
  const leave = (): void => {
    if (typed !== null && JSON.stringify(typed) !== JSON.stringify(first)) {
      setLeaving(true);
    } else {
      onClose();
    }
  };
  if (leaving) {
    return (
      <FinishLater
        hasContact={draft?.contact_no !== ""}
        busy={writing.isPending}
        onLater={() => save(true)}
        onDiscard={onClose}
        onBack={() => setLeaving(false)}
      />
    );
  }
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && leave()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {proposal.error !== null && <ErrorBar error={asEngineError(proposal.error)} />}
            {error !== null && field === null && <ErrorBar error={error} />}
            {proposal.isPending && (
              <div className={styles.waiting}>
                <Spinner label={t("interactions.proposing")} delay={150} />
              </div>
            )}
            {draft !== null && (
              <form
                id={form}
                // What is missing is said by the engine, at the field.
                noValidate
                onSubmit={(event) => {
                  event.preventDefault();
                  save(false);
                }}
              >
                <InteractionFields draft={draft} wrong={field} onChange={change} />
              </form>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={leave}>{t("common.cancel")}</Button>
            <Button
              appearance="primary"
              type="submit"
              form={form}
              disabled={draft === null || badNumber || writing.isPending}
            >
              {t("interactions.log")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
