import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Found } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { whereRead, whoOf } from "../../pages/start/links";
import { useDue } from "../../pages/tasks/due";
import type { Section } from "./sections";

/** Characters from which on records are looked for, as the engine does. */
const SHORTEST = 2;
/** A pause in typing, in milliseconds. */
const PAUSE = 120;

function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
}

export interface Records {
  sections: Section[];
  /** Found only nearly as typed. */
  similar: boolean;
  searching: boolean;
  failed: boolean;
}

/** Records that fit what was typed. */
export function useRecords(typed: string): Records {
  const query = usePaused(typed.trim());
  const asked = query.length >= SHORTEST && typed.trim().length >= SHORTEST;
  const { data, isError, isPlaceholderData, isPending } = useQuery({
    queryKey: ["tellme", query],
    queryFn: () => commands.tellMe(query),
    enabled: asked,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    staleTime: 5_000,
  });
  const sections = useSections(asked ? data : undefined);
  const behind = query !== typed.trim() || isPlaceholderData || isPending;
  return {
    sections,
    similar: asked && data?.similar === true,
    searching: typed.trim().length >= SHORTEST && behind && !isError,
    failed: asked && isError,
  };
}

function useSections(found: Found | undefined): Section[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useFormat();
  const now = useNow();
  const due = useDue();
  if (found === undefined) {
    return [];
  }
  const { contacts, salespeople, entries, tasks, similar } = found;
  return [
    {
      id: "contacts",
      title: t(similar ? "tellme.contactsSimilar" : "tellme.contacts"),
      options: contacts.map(({ no, name, company_name, email, type }) => ({
        id: `contact-${no}`,
        look: type === "Company" ? "company" : "person",
        text: name || no,
        second: [company_name, email].filter((part) => part !== "").join(" · "),
        aside: no,
        run: () => void navigate({ to: "/contacts/$no", params: { no } }),
      })),
    },
    {
      id: "salespeople",
      title: t(similar ? "tellme.salespeopleSimilar" : "tellme.salespeople"),
      options: salespeople.map(({ code, name, job_title, email }) => ({
        id: `salesperson-${code}`,
        look: "salesperson",
        text: name || code,
        second: [job_title, email].filter((part) => part !== "").join(" · "),
        aside: code,
        run: () => void navigate({ to: "/salespeople/$code", params: { code } }),
      })),
    },
    {
      id: "entries",
      title: t("tellme.entries"),
      options: entries.map((entry) => ({
        id: `entry-${entry.entry_no}`,
        look: "entry",
        text: entry.description || t("common.noSubject"),
        second: [whoOf(entry), entry.salesperson_code].filter((part) => part !== "").join(" · "),
        aside: format.relative(entry.time, now),
        run: () => void navigate(whereRead(entry)),
      })),
    },
    {
      id: "tasks",
      title: t("tellme.tasks"),
      options: tasks.map((task) => ({
        id: `task-${task.no}`,
        look: "task",
        text: task.description,
        second: task.contact_name || task.contact_company_name,
        aside: due(task.date, now, !task.closed).text,
        run: () => void navigate({ to: "/tasks/$no", params: { no: task.no } }),
      })),
    },
  ];
}
