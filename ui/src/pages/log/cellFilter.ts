import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import type { CellFilter } from "../../components/list";
import { useFormat, type Format } from "../../format/useFormat";
import { useGradeWords } from "./evaluation";
import type { LogSearch } from "./search";

/** The filter for the value of a cell; `null` where there is none. */
export function useCellFilter(
  change: (part: Partial<LogSearch>) => void,
): (entry: LogEntry, column: string) => CellFilter | null {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGradeWords();
  return (entry, column) => filterByCell({ entry, column, grade: words(entry.evaluation), format, t, change });
}

interface Cell {
  entry: LogEntry;
  column: string;
  /** The word of its evaluation. */
  grade: string;
  format: Format;
  t: TFunction;
  change: (part: Partial<LogSearch>) => void;
}

function filterByCell({ entry, column, grade, format, t, change }: Cell): CellFilter | null {
  const to = (value: string, part: Partial<LogSearch>): CellFilter | null =>
    value === "" ? null : { value, apply: () => change(part) };
  switch (column) {
    case "direction": {
      const flow = entry.information_flow;
      return flow === "Inbound" || flow === "Outbound"
        ? to(flow === "Inbound" ? t("common.inbound") : t("common.outbound"), { flow })
        : null;
    }
    case "date":
      return to(format.day(entry.date), { period: undefined, from: entry.date, to: entry.date });
    case "description":
      return to(entry.subject || entry.description, { q: entry.subject || entry.description });
    case "contact":
    case "contact_no":
      return to(entry.contact_no === "" ? "" : entry.contact_name || entry.contact_no, { contact: entry.contact_no });
    case "company":
      return to(entry.contact_company_no === "" ? "" : entry.contact_company_name, {
        contact: entry.contact_company_no,
      });
    case "salesperson":
      return to(entry.salesperson_code === "" ? "" : entry.salesperson_name || entry.salesperson_code, {
        salesperson: entry.salesperson_code,
      });
    case "sender":
      return to(entry.sender, { q: entry.sender });
    case "template":
      return to(entry.template_code, { template: entry.template_code });
    case "evaluation":
      return to(grade, { evaluation: entry.evaluation });
    case "opportunity":
      return to(entry.opportunity_no === "" ? "" : t("log.filterOpportunity"), { opportunity: true });
    case "canceled":
      return to(entry.canceled ? t("log.chipOnlyCanceled") : "", { canceled: "only" });
    default:
      return null;
  }
}
