import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Action, type BoardColumn, type Opportunity, type SalesCycle } from "../../../api";
import { useNotify } from "../../../components/useNotify";
import { CloseDialog } from "../CloseDialog";
import { UpdateDialog } from "../UpdateDialog";
import { neighbour, stepTo, type Place, type Refusal } from "./steps";

type Asking =
  | { kind: "update"; no: string; action?: Action; stage?: number }
  | { kind: "close"; no: string; result?: "Won" | "Lost" };

/** Why a card stays where it is, in words. */
function useRefusalWords(): (refusal: Refusal) => string {
  const { t } = useTranslation();
  return (refusal) => ("stage" in refusal ? t(`board.refused.${refusal.why}`, { stage: refusal.stage }) : t(`board.refused.${refusal.why}`));
}

export interface Moves {
  /** Puts an opportunity somewhere: asks what the step needs, or says why it cannot be. */
  put: (opportunity: Opportunity, place: Place) => void;
  /** The same, so many columns to the right. */
  move: (opportunity: Opportunity, by: number) => void;
  update: (no: string) => void;
  close: (no: string) => void;
  dialog: ReactNode;
}

/** What happens to a card that is put somewhere else. It stays where it was until the step is confirmed (D.3). */
export function useMoves(cycle: SalesCycle, columns: readonly BoardColumn[]): Moves {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const say = useRefusalWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const refuse = ({ description, no }: Opportunity, refusal: Refusal): void =>
    notify.warning(t("board.stays", { name: description || no }), say(refusal));
  const put = async (opportunity: Opportunity, place: Place): Promise<void> => {
    const { no, current_stage } = opportunity;
    try {
      // Asked anew each time: somebody else may have moved it meanwhile.
      const options = await client.fetchQuery({
        queryKey: ["opportunity", no, "actions"],
        queryFn: () => commands.getOpportunityActions(no),
        staleTime: 0,
      });
      if (place === "Won" || place === "Lost") {
        if (options.close) {
          setAsking({ kind: "close", no, result: place });
        } else {
          refuse(opportunity, { why: "notClosable" });
        }
        return;
      }
      const step = stepTo(options, cycle, current_stage, place);
      if (step.kind === "update") {
        setAsking({ kind: "update", no, action: step.action, stage: step.stage });
      } else if (step.kind === "refused") {
        refuse(opportunity, step.refusal);
      }
    } catch (thrown) {
      notify.failure(thrown);
    }
  };
  const move = (opportunity: Opportunity, by: number): void => {
    const to = neighbour(
      columns.map(({ stage }) => stage),
      opportunity.current_stage,
      by,
    );
    if (to === null) {
      refuse(opportunity, { why: by > 0 ? "last" : "first" });
    } else {
      void put(opportunity, to);
    }
  };
  const done = (): void => setAsking(null);
  return {
    put: (opportunity, place) => void put(opportunity, place),
    move,
    update: (no) => setAsking({ kind: "update", no }),
    close: (no) => setAsking({ kind: "close", no }),
    dialog:
      asking === null ? null : asking.kind === "update" ? (
        <UpdateDialog
          no={asking.no}
          {...(asking.action === undefined ? {} : { action: asking.action })}
          {...(asking.stage === undefined ? {} : { stage: asking.stage })}
          onClose={done}
        />
      ) : (
        <CloseDialog no={asking.no} {...(asking.result === undefined ? {} : { result: asking.result })} onClose={done} />
      ),
  };
}
