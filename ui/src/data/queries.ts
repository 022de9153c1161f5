import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
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

/** What must not be missed, most urgent first. */
export function useNotices() {
  return useQuery({ queryKey: ["notices"], queryFn: () => commands.getNotices() });
}

/** The mailbox against its limits, as last measured; `null` before the first time. */
export function useLimits() {
  return useQuery({ queryKey: ["limits"], queryFn: () => commands.getLimits() });
}

/** What Validate Setup found last, and how long it took; asked only on demand, for it takes a while. */
export function useChecks() {
  return useQuery({
    queryKey: ["checks"],
    queryFn: async () => {
      const begun = Date.now();
      const checks = await commands.validateSetup();
      return { checks, at: begun, seconds: (Date.now() - begun) / 1000 };
    },
    enabled: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** The two mail-flow rules for a mailbox, in the language in use. */
export function useMailFlowRules(mailbox: string) {
  const { i18n } = useTranslation();
  const language = i18n.language === "es" ? "es" : "en";
  return useQuery({
    queryKey: ["rules", language, mailbox],
    queryFn: () => commands.getMailFlowRules(language),
    enabled: mailbox !== "",
  });
}

export function useRuns(limit: number) {
  return useQuery({ queryKey: ["runs", limit], queryFn: () => commands.getRuns(limit) });
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
