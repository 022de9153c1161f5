import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { useTranslation } from "react-i18next";
import type { EngineError, Remedy } from "../api";
import { copyText } from "../app/clipboard";
import { detailsOf, useErrorWords } from "./errorWords";
import { isLookingAgain } from "./problem/causes";
import { problemOf } from "./problem/problemOf";
import { useRemedies } from "./remedy/useRemedies";
import { useNotify } from "./useNotify";

const useStyles = makeStyles({
  root: { margin: "auto", padding: "24px", maxWidth: "520px", textAlign: "center" },
  icon: { fontSize: "40px", color: tokens.colorStatusDangerForeground3 },
  title: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, margin: "8px 0 4px" },
  text: { margin: "0 0 4px", color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", gap: "8px", justifyContent: "center", margin: "16px 0 8px" },
  details: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    textAlign: "left",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    userSelect: "text",
    backgroundColor: tokens.colorNeutralBackground3,
    padding: "8px 12px",
    borderRadius: tokens.borderRadiusLarge,
    margin: 0,
  },
  bar: { flexShrink: 0 },
});

interface Props {
  error: EngineError;
  onRetry?: () => void;
}

/** An error where a page's content would be: what happened, what it means, what to do, details folded. */
export function ErrorState({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useErrorWords()(error);
  const hasRemedy = useRemedyOf(error) !== null;
  return (
    <div className={styles.root} role="alert">
      <ErrorCircleRegular className={styles.icon} />
      <h2 className={styles.title}>{words.what}</h2>
      {words.meaning !== "" && <p className={styles.text}>{words.meaning}</p>}
      <p className={styles.text}>{words.todo}</p>
      <div className={styles.actions}>
        <RemedyButton error={error} />
        {onRetry !== undefined && (
          <Button appearance={hasRemedy ? "secondary" : "primary"} onClick={onRetry}>
            {t("errors.retry")}
          </Button>
        )}
        <CopyDetails error={error} />
      </div>
      <ErrorDetails error={error} />
    </div>
  );
}

/** What the button beside the words does, where something can be done about the error here. */
function useRemedyOf(error: EngineError): { name: Remedy; perform: () => void; busy: boolean } | null {
  const remedies = useRemedies();
  const { remedy } = error;
  if (remedies === null || remedy === null || isLookingAgain(remedy)) {
    return null;
  }
  return { name: remedy, perform: () => remedies.perform(remedy, problemOf(error)), busy: remedies.busy };
}

function RemedyButton({ error }: { error: EngineError }) {
  const { t } = useTranslation();
  const remedy = useRemedyOf(error);
  if (remedy === null) {
    return null;
  }
  return (
    <Button appearance="primary" disabled={remedy.busy} onClick={remedy.perform}>
      {t(`causes.remedy.${remedy.name}`)}
    </Button>
  );
}

/** The details of an error, folded away. */
export function ErrorDetails({ error }: { error: EngineError }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Accordion collapsible>
      <AccordionItem value="details">
        <AccordionHeader size="small">{t("errors.details")}</AccordionHeader>
        <AccordionPanel>
          <pre className={styles.details}>{detailsOf(error)}</pre>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function CopyDetails({ error }: { error: EngineError }) {
  const { t } = useTranslation();
  const notify = useNotify();
  return (
    <Button
      icon={<CopyRegular />}
      onClick={() =>
        void copyText(detailsOf(error)).then(() => notify.success(t("errors.copied")))
      }
    >
      {t("errors.copy")}
    </Button>
  );
}

/** An error above content that is still there. */
export function ErrorBar({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useErrorWords()(error);
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar}>
      <MessageBarBody>
        <MessageBarTitle>{words.what}</MessageBarTitle>
        {words.todo} {t("errors.code", { code: error.code })}
      </MessageBarBody>
      <MessageBarActions>
        <RemedyButton error={error} />
        {onRetry !== undefined && <Button onClick={onRetry}>{t("errors.retry")}</Button>}
        <CopyDetails error={error} />
      </MessageBarActions>
    </MessageBar>
  );
}
