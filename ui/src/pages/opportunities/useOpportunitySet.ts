import { commands, type Opportunity } from "../../api";
import { targetsOf, useList, type CellFilter } from "../../components/list";
import type { ListState } from "../../components/list/useList";
import { useRows, type Rows } from "../../data/useRows";
import { useNow } from "../../format/now";
import { soonestFirst, toOpportunityQuery, type OpportunitySearch } from "./search";
import { useOpportunityWords, type OpportunityWords } from "./words";

export const opportunityId = ({ no }: Opportunity): string => no;

export interface OpportunitySet {
  list: ListState;
  data: Rows<Opportunity>;
  targets: readonly Opportunity[];
  filterBy: (opportunity: Opportunity, column: string) => CellFilter | null;
}

type Change = (part: Partial<OpportunitySearch>) => void;

/** The filter for the value of a cell; `null` where there is none. */
function cellFilter(one: Opportunity, column: string, words: OpportunityWords, change: Change): CellFilter | null {
  const to = (value: string, part: Partial<OpportunitySearch>): CellFilter | null =>
    value === "" ? null : { value, apply: () => change(part) };
  switch (column) {
    case "status":
      return to(words.status(one.status), { show: one.status });
    case "contact":
      return to(one.contact_name || one.contact_no, { contact: one.contact_no });
    case "company":
      return to(one.contact_company_name, { contact: one.contact_company_no });
    case "salesperson":
      return to(one.salesperson_code, { salesperson: one.salesperson_code });
    case "stage":
      return to(one.closed ? "" : one.current_stage_description, { cycle: one.sales_cycle_code, stage: one.current_stage });
    case "cycle":
      return to(one.sales_cycle_code, { cycle: one.sales_cycle_code, stage: undefined });
    case "description":
      return to(one.description, { q: one.description });
    case "no":
      return to(one.no, { q: one.no });
    default:
      return null;
  }
}

/** The opportunities that fit the filters of a page or card, and what is chosen among them. */
export function useOpportunitySet(id: string, search: OpportunitySearch, change: Change): OpportunitySet {
  const words = useOpportunityWords();
  const now = useNow();
  const list = useList(id, soonestFirst);
  const query = toOpportunityQuery(search, new Date(now), list.sort);
  const data = useRows("opportunities", query, commands.getOpportunities);
  const { targets } = targetsOf(data.rows, opportunityId, list.selection);
  return { list, data, targets, filterBy: (one, column) => cellFilter(one, column, words, change) };
}
