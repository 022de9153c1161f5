import { useQuery } from "@tanstack/react-query";
import { commands } from "../api";

export function useAppState() {
  return useQuery({ queryKey: ["app"], queryFn: () => commands.getAppState(), staleTime: Infinity });
}

export function useSetup() {
  return useQuery({ queryKey: ["setup"], queryFn: () => commands.getSetup() });
}

export function useAccount() {
  return useQuery({ queryKey: ["account"], queryFn: () => commands.getAccount() });
}

export function useJob() {
  return useQuery({ queryKey: ["job"], queryFn: () => commands.getJob() });
}

export function useRuns(limit: number) {
  return useQuery({ queryKey: ["runs", limit], queryFn: () => commands.getRuns(limit) });
}

export function useActivity(limit: number) {
  return useQuery({ queryKey: ["activity", limit], queryFn: () => commands.getActivity(limit) });
}

/** How far the run under way is. Events keep it up to date; while one runs it is asked for too, so that a run whose
 *  end was not heard of does not seem to go on for ever. */
export function useProgress() {
  return useQuery({
    queryKey: ["progress"],
    queryFn: () => commands.getRunProgress(),
    refetchInterval: (query) => (query.state.data ? 3000 : false),
  });
}

export function useMessageCounts() {
  return useQuery({ queryKey: ["counts"], queryFn: () => commands.getMessageCounts() });
}

export function useExplanation(key: string | null) {
  return useQuery({
    queryKey: ["explanation", key],
    queryFn: () => commands.explainMessage(key ?? ""),
    enabled: key !== null && key !== "",
  });
}

export function useContact(no: string) {
  return useQuery({ queryKey: ["contact", no], queryFn: () => commands.getContact(no), enabled: no !== "" });
}

export function useSalesperson(code: string) {
  return useQuery({
    queryKey: ["salesperson", code],
    queryFn: () => commands.getSalesperson(code),
    enabled: code !== "",
  });
}

/** All salespeople, for choices. A company has few of them. */
export function useAllSalespeople() {
  return useQuery({
    queryKey: ["salespeople", "all"],
    queryFn: () => commands.getSalespeople({ limit: 1000, sort: "name" }),
    select: (page) => page.rows,
  });
}
