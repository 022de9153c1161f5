import { QueryClient } from "@tanstack/react-query";

/** The engine is on this computer: nothing is asked twice by itself, events tell what changed. */
export function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
