import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { LightbulbRegular } from "@fluentui/react-icons/svg/lightbulb";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import type { CellFilter, RowAction } from "../../components/list";
import type { Format } from "../../format/useFormat";
import type { LogSearch } from "./search";
import type { OpenLink } from "./useOpenLink";

/** What can be done with an entry; the same in the toolbar, in the row menu and above the entries of a card. */
export function useEntryActions(
  entry: LogEntry | undefined,
  link: OpenLink,
  onWhy: (key: string) => void,
): readonly RowAction[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const none = entry === undefined;
  const noLink = entry?.link_state === "none";
  const actions: RowAction[] = [
    {
      id: "open",
      primary: true,
      name: t("log.openInOutlook"),
      icon: <OpenRegular />,
      reason: none ? t("log.openNothing") : noLink ? t("log.openNoLink") : "",
      disabled: link.opening,
      run: () => entry !== undefined && link.open(entry),
    },
    {
      id: "why",
      name: t("log.why"),
      icon: <LightbulbRegular />,
      reason: none ? t("log.openNothing") : entry.message_key === "" ? t("log.whyNoMessage") : "",
      run: () => entry !== undefined && onWhy(entry.message_key),
    },
  ];
  if (entry !== undefined && entry.contact_no !== "") {
    const no = entry.contact_no;
    actions.push(
      {
        id: "contact",
        name: t("log.openContact"),
        icon: <ContactCardRegular />,
        run: () => void navigate({ to: "/contacts/$no", params: { no } }),
      },
      {
        id: "entries",
        name: t("log.ofContact"),
        icon: <BookOpenRegular />,
        keys: "entries",
        run: () => void navigate({ to: "/log", search: { contact: no } }),
      },
    );
  }
  return actions;
}

/** The filter for the value of a cell; `null` where there is none. */
export function filterByCell(
  entry: LogEntry,
  column: string,
  format: Format,
  t: TFunction,
  change: (part: Partial<LogSearch>) => void,
): CellFilter | null {
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
    default:
      return null;
  }
}
