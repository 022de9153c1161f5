import { Badge } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { InteractionGroup, InteractionTemplate } from "../../api";
import { DirectionIcon } from "../../components/DirectionIcon";
import type { ListColumn } from "../../components/list";
import { amountText } from "./fields";

/** Words for what a template says of a message's way. */
export function useWayWords() {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      flow: (flow: string): string =>
        flow === "Inbound" ? t("common.inbound") : flow === "Outbound" ? t("common.outbound") : "",
      by: (by: string): string =>
        by === "Us" ? t("admin.templates.us") : by === "Them" ? t("admin.templates.them") : "",
    }),
    [t],
  );
}

/** Columns of the interaction templates. */
export function useTemplateColumns(): readonly ListColumn<InteractionTemplate>[] {
  const { t } = useTranslation();
  const words = useWayWords();
  return useMemo<readonly ListColumn<InteractionTemplate>[]>(() => {
    const emails = (row: InteractionTemplate): string => (row.for_emails ? t("admin.templates.forEmails") : "");
    return [
      { id: "code", name: t("admin.templates.code"), width: 110, fixed: true, cell: ({ code }) => code, text: ({ code }) => code },
      {
        id: "description",
        name: t("admin.templates.description"),
        width: 180,
        flexible: true,
        cell: ({ description }) => description,
        text: ({ description }) => description,
      },
      {
        id: "emails",
        name: t("admin.templates.use"),
        width: 120,
        cell: (row) =>
          row.for_emails && (
            <Badge appearance="tint" shape="rounded" color="brand">
              {emails(row)}
            </Badge>
          ),
        text: emails,
      },
      {
        id: "group",
        name: t("admin.templates.group"),
        width: 110,
        cell: ({ group_code }) => group_code,
        text: ({ group_code }) => group_code,
      },
      {
        id: "cost",
        name: t("admin.templates.cost"),
        width: 90,
        align: "end",
        cell: ({ unit_cost_minor }, { format }) => amountText(unit_cost_minor, format.locale),
        text: ({ unit_cost_minor }, { format }) => amountText(unit_cost_minor, format.locale),
      },
      {
        id: "duration",
        name: t("admin.templates.duration"),
        width: 110,
        align: "end",
        cell: ({ unit_duration_minutes }, { format }) => format.number(unit_duration_minutes ?? 0),
        text: ({ unit_duration_minutes }) => String(unit_duration_minutes ?? 0),
      },
      {
        id: "flow",
        name: t("admin.templates.flow"),
        width: 110,
        yields: 2,
        cell: ({ information_flow }) => (
          <>
            <DirectionIcon flow={information_flow} /> <span aria-hidden>{words.flow(information_flow)}</span>
          </>
        ),
        text: ({ information_flow }) => words.flow(information_flow),
      },
      {
        id: "by",
        name: t("admin.templates.initiatedBy"),
        width: 110,
        yields: 3,
        cell: ({ initiated_by }) => words.by(initiated_by),
        text: ({ initiated_by }) => words.by(initiated_by),
      },
      {
        id: "language",
        name: t("admin.templates.language"),
        width: 90,
        yields: 4,
        cell: ({ language }) => language,
        text: ({ language }) => language,
      },
    ];
  }, [t, words]);
}

/** Columns of the interaction groups, with how many templates each has. */
export function useGroupColumns(templates: readonly InteractionTemplate[]): readonly ListColumn<InteractionGroup>[] {
  const { t } = useTranslation();
  return useMemo<readonly ListColumn<InteractionGroup>[]>(() => {
    const members = ({ code }: InteractionGroup): number =>
      templates.filter(({ group_code }) => group_code === code).length;
    return [
      { id: "code", name: t("admin.templates.code"), width: 140, fixed: true, cell: ({ code }) => code, text: ({ code }) => code },
      {
        id: "description",
        name: t("admin.templates.description"),
        width: 200,
        flexible: true,
        cell: ({ description }) => description,
        text: ({ description }) => description,
      },
      {
        id: "members",
        name: t("admin.templates.title"),
        width: 100,
        align: "end",
        cell: (row, { format }) => format.number(members(row)),
        text: (row) => String(members(row)),
      },
    ];
  }, [t, templates]);
}
