import { OpportunityLink } from "./OpportunityLink";
import { useOpportunity } from "./queries";

/** Leads to an opportunity by its name, or by its number until that is known. */
export function OpportunityName({ no }: { no: string }) {
  const { data } = useOpportunity(no);
  return <OpportunityLink no={no} text={data?.description || no} strong />;
}
