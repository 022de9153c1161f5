import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AuditRecord } from "../../api";
import { en } from "../../i18n/en";
import { fieldNames as jobNames } from "../job/fields";
import { fieldNames as settingNames } from "../setup/fields";

type Action = keyof typeof en.admin.audit.actions;
type Step = keyof typeof en.admin.audit.steps;

function isAction(action: string): action is Action {
  return Object.hasOwn(en.admin.audit.actions, action);
}

function isStep(name: string): name is Step {
  return Object.hasOwn(en.admin.audit.steps, name);
}

/** Words for a change of the setup: what was done, and to what. A name of a newer engine stays as it is. */
export function useAuditWords(): {
  action: (row: AuditRecord) => string;
  what: (row: AuditRecord) => string;
  /** A value before or after; a blank one is a dash. */
  value: (text: string) => string;
} {
  const { t } = useTranslation();
  return useMemo(() => {
    const names: Record<string, string> = {
      ...settingNames(t),
      ...jobNames(t),
      emails_template: t("admin.templates.emails"),
    };
    const ofTemplate: Record<string, string> = {
      description: t("admin.templates.description"),
      group_code: t("admin.templates.group"),
      unit_cost_minor: t("admin.templates.cost"),
      unit_duration_minutes: t("admin.templates.duration"),
      information_flow: t("admin.templates.flow"),
      initiated_by: t("admin.templates.initiatedBy"),
      language: t("admin.templates.language"),
    };
    const states: Record<string, string> = {
      Ready: t("jobs.status.ready"),
      "In Process": t("jobs.status.inProcess"),
      Error: t("jobs.status.error"),
      "On Hold": t("jobs.status.onHold"),
    };
    /** `EMAIL description` and `group SYSTEM`, as the engine writes them. */
    const templateNamed = (name: string): string => {
      const [first = "", second = ""] = name.split(" ");
      return first === "group" ? `${t("admin.templates.group")} ${second}` : `${first} ${ofTemplate[second] ?? second}`;
    };
    const named = (name: string): string => {
      if (isStep(name)) {
        return t(`admin.audit.steps.${name}`);
      }
      return names[name] ?? name;
    };
    return {
      value: (text) => (text === "" ? "–" : (states[text] ?? text)),
      action: ({ action }) => (isAction(action) ? t(`admin.audit.actions.${action}`) : action),
      what: ({ action, name }) => (action === "template" && !isStep(name) ? templateNamed(name) : named(name)),
    };
  }, [t]);
}
