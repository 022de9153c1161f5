import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useTranslation } from "react-i18next";
import { supportText, type ProblemFacts } from "./problemOf";
import { useCopyDetails } from "./useCopyDetails";

const useStyles = makeStyles({
  panel: { margin: "0 0 0 12px", display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "8px" },
  text: {
    alignSelf: "stretch",
    margin: 0,
    padding: "8px 12px",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    userSelect: "text",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
  },
});

/** The details of a problem for whoever helps, folded away, with a button that copies them. */
export function ProblemDetails({ problem }: { problem: ProblemFacts }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const copy = useCopyDetails();
  const text = supportText(problem);
  if (text === "") {
    return null;
  }
  const { reference } = problem;
  return (
    <Accordion collapsible>
      <AccordionItem value="details">
        <AccordionHeader size="small">
          {reference === null ? t("causes.details") : t("causes.detailsWith", { reference })}
        </AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <pre className={styles.text}>{text}</pre>
          <Button size="small" icon={<CopyRegular />} onClick={() => copy(problem)}>
            {t("causes.copyDetails")}
          </Button>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
