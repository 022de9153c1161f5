import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { useTemplates } from "../templates/queries";

/** `Emails – from Ana`, `Emails – by Jo` in the language in use: the template and who began, by the entry's own flow
 *  (C.1, W48). Blank where nothing of it is known. */
export function useEntryTitle(entry: LogEntry | undefined): string {
  const { t } = useTranslation();
  const templates = useTemplates();
  if (entry === undefined) {
    return "";
  }
  const found = templates.data?.find(({ code }) => code === entry.template_code);
  const template = found?.description || entry.template_code;
  const inbound = entry.information_flow === "Inbound";
  const name = inbound ? entry.contact_name || entry.contact_no : entry.salesperson_name || entry.salesperson_code;
  if (template === "" || name === "") {
    return template || name;
  }
  return inbound ? t("log.titleFrom", { template, name }) : t("log.titleBy", { template, name });
}
