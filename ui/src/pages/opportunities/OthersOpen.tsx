import { Link, makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { OpportunityProposal } from "../../api";
import { useOpportunityWords } from "./words";

const useStyles = makeStyles({
  whole: { gridColumn: "1 / -1" },
  list: { margin: "4px 0 0", paddingLeft: "20px" },
});

/** So many are named; of more the number is told. */
const NAMED = 5;

interface Props {
  proposal: OpportunityProposal;
  onClose: () => void;
}

/** Warns that the contact has open opportunities already, with a way to each (W36). */
export function OthersOpen({ proposal, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const navigate = useNavigate();
  const { other_open: others, contact_name, contact_no } = proposal;
  const rest = others.length - NAMED;
  if (others.length === 0) {
    return null;
  }
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.whole}>
      <MessageBarBody>
        {t("opportunities.othersOpen", { count: others.length, name: contact_name || contact_no })}
        <ul className={styles.list}>
          {others.slice(0, NAMED).map(({ no, description, current_stage_description, estimated_value, status }) => (
            <li key={no}>
              <Link
                as="button"
                type="button"
                onClick={() => {
                  onClose();
                  void navigate({ to: "/opportunities/$no", params: { no } });
                }}
              >
                {description} ({no})
              </Link>
              {` · ${current_stage_description || words.status(status)} · ${words.money(estimated_value)}`}
            </li>
          ))}
          {rest > 0 && <li>{t("opportunities.andMore", { count: rest })}</li>}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
