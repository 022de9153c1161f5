import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen, type Event } from "../api";
import { topicsOf, type Topic } from "./keys";

/** While a run goes on, changes come by the dozen; pages ask again at most this often. */
const PAUSE = 800;

/** Turns events into renewed queries: at once, then at most once per pause for each topic. */
export function renewer(client: QueryClient, pause = PAUSE): { on: (event: Event) => void; stop: () => void } {
  const waiting = new Set<Topic>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = (): void => {
    const topics = [...waiting];
    waiting.clear();
    for (const topic of topics) {
      void client.invalidateQueries({ queryKey: [topic] });
    }
    timer = topics.length > 0 ? setTimeout(renew, pause) : undefined;
  };
  return {
    on: (event) => {
      if (event.kind === "progress") {
        client.setQueryData(["progress"], event.payload);
      }
      if (event.kind === "catching_up") {
        client.setQueryData(["catchUp"], event.payload);
      }
      if (event.kind === "run_finished") {
        client.setQueryData(["progress"], null);
      }
      for (const topic of topicsOf(event)) {
        waiting.add(topic);
      }
      if (timer === undefined && waiting.size > 0) {
        renew();
      }
    },
    stop: () => clearTimeout(timer),
  };
}

/** Keeps all pages up to date with the engine. */
export function useEngineEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    const renewing = renewer(client);
    const stop = listen(renewing.on);
    return () => {
      stop();
      renewing.stop();
    };
  }, [client]);
}
