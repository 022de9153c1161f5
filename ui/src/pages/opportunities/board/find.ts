import type { BoardColumn, Opportunity } from "../../../api";

/** A text as it is compared: small letters without accents. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function fits(one: Opportunity, words: readonly string[]): boolean {
  const { no, description, contact_name, contact_company_name, salesperson_code, salesperson_name } = one;
  const text = plain([no, description, contact_name, contact_company_name, salesperson_code, salesperson_name].join(" "));
  return words.every((word) => text.includes(word));
}

/** The columns with the cards in which all typed words occur, and what those come to; cards the engine did not hand
 *  over, because a column has more than it shows, stay counted. */
export function found(columns: readonly BoardColumn[], typed: string): readonly BoardColumn[] {
  const words = plain(typed).split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) {
    return columns;
  }
  return columns.map((column) => {
    const opportunities = column.opportunities.filter((one) => fits(one, words));
    const sum = (of: "estimated_value" | "calcd_current_value"): number =>
      opportunities.reduce((all, one) => all + (one[of] ?? 0), 0);
    return {
      ...column,
      opportunities,
      count: opportunities.length + column.count - column.opportunities.length,
      estimated_value: sum("estimated_value"),
      calcd_current_value: sum("calcd_current_value"),
    };
  });
}
