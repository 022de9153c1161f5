import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type MailRule } from "../../api";
import { useNotify } from "../useNotify";

type NewRule = Pick<MailRule, "kind" | "value">;

interface RuleActs {
  add: (rule: NewRule, done: () => void) => void;
  adding: boolean;
  remove: (rules: readonly MailRule[]) => void;
  removing: boolean;
}

/** Adds and deletes rules about mail; both can be taken back. */
export function useRuleActs(): RuleActs {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const onSettled = (): void => {
    for (const topic of ["mailRules", "desk", "messages", "counts", "entries", "explanation"]) {
      void client.invalidateQueries({ queryKey: [topic] });
    }
  };
  // One after the other: each decides again about the mail it is about.
  const each = async <One, Done>(all: readonly One[], act: (one: One) => Promise<Done>): Promise<Done[]> => {
    const done: Done[] = [];
    for (const one of all) {
      done.push(await act(one));
    }
    return done;
  };
  const putting = useMutation({
    mutationFn: (rules: readonly NewRule[]) => each(rules, ({ kind, value }) => commands.addMailRule({ kind, value })),
    onError: notify.failure,
    onSettled,
  });
  const removing = useMutation({
    mutationFn: (rules: readonly MailRule[]) => each(rules, ({ id }) => commands.deleteMailRule(id)),
    onSuccess: (deleted) =>
      notify.undoable(t("rules.deleted", { count: deleted.length }), () => putting.mutate(deleted)),
    onError: notify.failure,
    onSettled,
  });
  return {
    add: (rule, done) =>
      putting.mutate([rule], {
        onSuccess: (added) => {
          notify.undoable(t("rules.added"), () => removing.mutate(added));
          done();
        },
      }),
    adding: putting.isPending,
    remove: (rules) => removing.mutate(rules),
    removing: removing.isPending,
  };
}
