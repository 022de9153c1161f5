import { MessageBar, MessageBarBody, Skeleton, SkeletonItem, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type MessageContent } from "../../api";
import { ErrorState } from "../ErrorState";
import { Files } from "./Files";
import { MailFrame } from "./MailFrame";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "8px", minWidth: 0 },
  text: {
    margin: 0,
    fontFamily: tokens.fontFamilyBase,
    lineHeight: "21px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    userSelect: "text",
  },
  nothing: { color: tokens.colorNeutralForeground3 },
  bones: { display: "flex", flexDirection: "column", gap: "8px" },
});

/** A mail is asked for once somebody stays on its entry; running along a list asks for none. */
const STAY = 250;

function useStayedOn(entryNo: number): number | null {
  const [stayed, setStayed] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setStayed(entryNo), STAY);
    return () => clearTimeout(timer);
  }, [entryNo]);
  return stayed === entryNo ? stayed : null;
}

interface Props {
  entryNo: number;
}

/** What the mail of an entry says, as it was kept or as it lies in the mailbox now. */
export function MessageReader({ entryNo }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const stayed = useStayedOn(entryNo);
  const content = useQuery({
    queryKey: ["content", entryNo],
    queryFn: () => commands.getEntryContent(entryNo),
    enabled: stayed !== null,
    staleTime: Infinity,
    gcTime: 5 * 60_000,
    retry: false,
  });
  if (content.isError) {
    return <ErrorState error={asEngineError(content.error)} onRetry={() => void content.refetch()} />;
  }
  if (content.data === undefined) {
    return (
      <Skeleton className={styles.bones} aria-label={t("reader.loading")}>
        <SkeletonItem size={16} />
        <SkeletonItem size={16} />
        <SkeletonItem size={16} style={{ width: "60%" }} />
      </Skeleton>
    );
  }
  return (
    <section className={styles.root} aria-label={t("reader.label")} data-testid="reader">
      <Hints content={content.data} />
      <Files entryNo={entryNo} files={content.data.files} />
      <Body content={content.data} />
    </section>
  );
}

function Hints({ content }: { content: MessageContent }) {
  const { t } = useTranslation();
  const hints = [
    content.remote_images > 0 ? t("reader.remoteImages", { count: content.remote_images }) : "",
    content.cut ? t("reader.cut") : "",
  ].filter((hint) => hint !== "");
  return hints.map((hint) => (
    <MessageBar key={hint} intent="info" layout="multiline">
      <MessageBarBody>{hint}</MessageBarBody>
    </MessageBar>
  ));
}

function Body({ content }: { content: MessageContent }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (content.html !== "") {
    return <MailFrame html={content.html} title={content.subject || t("common.noSubject")} />;
  }
  if (content.text.trim() === "") {
    return <p className={styles.nothing}>{t("reader.empty")}</p>;
  }
  return <pre className={styles.text}>{content.text}</pre>;
}
