import {
  Avatar,
  Link,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { useTranslation } from "react-i18next";
import type { Explanation, Outcome } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { Steps } from "./Steps";
import { useMessageActs } from "./useMessageActs";
import { WhyActions } from "./WhyActions";

const useStyles = makeStyles({
  body: { flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "8px 24px 24px" },
  message: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    padding: "10px 12px",
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  names: { minWidth: 0, userSelect: "text" },
  subject: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  answer: { marginTop: "12px", overflowWrap: "anywhere", minWidth: 0 },
  lines: { display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: 3, overflow: "hidden" },
  words: { minWidth: 0 },
  caption: {
    margin: "20px 0 12px",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  foot: {
    flexShrink: 0,
    minHeight: "48px",
    padding: "0 24px",
    display: "flex",
    alignItems: "center",
    gap: "8px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  again: { marginLeft: "auto" },
});

const AGAIN: readonly Outcome[] = ["unmatched", "quarantined", "blocked"];

/** What becomes of a message that was not logged. */
function thenKey(outcome: Outcome): "addressBook" | "retry" | "final" | null {
  switch (outcome) {
    case "logged":
      return null;
    case "unmatched":
    case "blocked":
      return "addressBook";
    case "quarantined":
      return "retry";
    default:
      return "final";
  }
}

/** Answer, reasoning and remedies of one message. */
export function WhyBody({ message }: { message: Explanation }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const { retry, retrying } = useMessageActs();
  const { decision } = message;
  const author = message.author.name || message.author.address || t("common.noName");
  const to = message.recipients.map((party) => party.name || party.address).join(", ");
  const then = thenKey(message.outcome);
  const logged = message.outcome === "logged";
  const move =
    message.operation_state === "failed"
      ? t("why.moveFailed")
      : ["pending", "unknown"].includes(message.operation_state)
        ? t("why.moving")
        : "";
  const meaning = [t(`why.location.${message.location}`), move, then === null ? "" : t(`why.then.${then}`)];
  const when = format.relative(message.decided_at, now);
  return (
    <>
      <div className={styles.body}>
        <div className={styles.message}>
          <Avatar name={author} color="colorful" size={36} aria-hidden />
          <div className={styles.names}>
            <div className={mergeClasses(styles.subject, styles.lines)} title={message.subject}>
              {message.subject || t("common.noSubject")}
            </div>
            <div
              className={mergeClasses(styles.second, styles.lines)}
              title={[format.exact(message.received_at ?? message.sent_at), message.author.address, to]
                .filter((part) => part !== "")
                .join("\n")}
            >
              {[
                message.author.address,
                format.relative(message.received_at ?? message.sent_at, now),
                to === "" ? "" : t("log.paneTo", { names: to }),
              ]
                .filter((part) => part !== "")
                .join(" · ")}
            </div>
          </div>
        </div>
        <MessageBar
          intent={logged ? "success" : "warning"}
          layout="multiline"
          className={styles.answer}
          data-testid="why-answer"
        >
          <MessageBarBody className={styles.words}>
            <MessageBarTitle>
              {t(`why.answer.${decision.reason}`, { address: message.author.address })}
            </MessageBarTitle>
            <br />
            {meaning.filter((part) => part !== "").join(" ")}
          </MessageBarBody>
        </MessageBar>
        <h3 className={styles.caption}>{t("why.stepByStep")}</h3>
        <Steps decision={decision} />
        <WhyActions message={message} />
      </div>
      <footer className={styles.foot}>
        <HistoryRegular aria-hidden fontSize={16} />
        <span title={format.exact(message.decided_at)}>
          {message.run_id > 0 ? t("why.decidedAt", { when, run: message.run_id }) : t("why.decidedByHand", { when })}
        </span>
        {AGAIN.includes(message.outcome) && (
          <Link as="button" className={styles.again} disabled={retrying} onClick={() => retry(message.key)}>
            {t("why.checkAgain")}
          </Link>
        )}
      </footer>
    </>
  );
}
