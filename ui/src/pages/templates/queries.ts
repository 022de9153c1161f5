import { useQuery } from "@tanstack/react-query";
import { commands } from "../../api";

/** Every interaction template. */
export function useTemplates() {
  return useQuery({ queryKey: ["templates"], queryFn: () => commands.getTemplates() });
}

/** Every interaction group. */
export function useGroups() {
  return useQuery({ queryKey: ["groups"], queryFn: () => commands.getGroups() });
}
