import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type Explanation } from "../../api";
import { useNotify } from "../useNotify";

interface MessageActs {
  retry: (key: string) => void;
  retrying: boolean;
  dismiss: (keys: readonly string[], dismissed: boolean) => void;
}

/** What a person can do with a message that was not logged. */
export function useMessageActs(): MessageActs {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const renew = (): void => {
    for (const topic of ["messages", "counts", "entries", "explanation"]) {
      void client.invalidateQueries({ queryKey: [topic] });
    }
  };
  const retrying = useMutation({
    mutationFn: (key: string) => commands.retryMessage(key),
    onSuccess: (message: Explanation, key) => {
      client.setQueryData(["explanation", key], message);
      if (message.outcome === "logged") {
        notify.success(t("why.nowLogged"));
      } else {
        notify.warning(t("why.stillSame"));
      }
      renew();
    },
    onError: notify.failure,
  });
  const dismissing = useMutation({
    mutationFn: ({ keys, dismissed }: { keys: readonly string[]; dismissed: boolean }) =>
      Promise.all(keys.map((key) => commands.dismissMessage(key, dismissed))),
    onSuccess: (messages, { keys, dismissed }) => {
      for (const message of messages) {
        client.setQueryData(["explanation", message.key], message);
      }
      if (dismissed) {
        notify.undoable(t("desk.dismissed", { count: keys.length }), () =>
          dismissing.mutate({ keys, dismissed: false }),
        );
      } else {
        notify.success(t("desk.restored", { count: keys.length }));
      }
    },
    onError: notify.failure,
    onSettled: renew,
  });
  return {
    retry: (key) => retrying.mutate(key),
    retrying: retrying.isPending,
    dismiss: (keys, dismissed) => dismissing.mutate({ keys, dismissed }),
  };
}
