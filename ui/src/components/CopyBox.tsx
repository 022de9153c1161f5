import { Button, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CodeRegular } from "@fluentui/react-icons/svg/code";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../app/clipboard";
import { useNotify } from "./useNotify";

const useStyles = makeStyles({
  root: {
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: "hidden",
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: "8px",
    padding: "4px 8px 4px 12px",
    minHeight: "36px",
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { display: "inline-flex", fontSize: "16px", color: tokens.colorNeutralForeground2 },
  title: { flexGrow: 1, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  text: {
    margin: 0,
    padding: "10px 12px",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "12px",
    lineHeight: "18px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    userSelect: "text",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  more: { padding: "0 8px 6px", backgroundColor: tokens.colorNeutralBackground3 },
  inline: { minWidth: "24px" },
});

/** How long a button says that it copied, in milliseconds. */
const SHOWN = 2000;
/** Lines shown of a long text before somebody asks for the rest. */
const LINES = 20;

function useCopy(text: string): { copied: boolean; copy: () => void } {
  const { t } = useTranslation();
  const notify = useNotify();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return;
    }
    const timer = setTimeout(() => setCopied(false), SHOWN);
    return () => clearTimeout(timer);
  }, [copied]);
  return {
    copied,
    copy: () =>
      void copyText(text).then(
        () => setCopied(true),
        () => notify.warning(t("guide.copyFailed"), t("guide.copyFailedText")),
      ),
  };
}

interface CopyButtonProps {
  /** What goes to the clipboard. */
  text: string;
  /** What the button says; with `iconOnly` only to screen readers and in the tooltip. */
  label: string;
  iconOnly?: boolean;
}

/** Copies a text and says so. */
export function CopyButton({ text, label, iconOnly = false }: CopyButtonProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { copied, copy } = useCopy(text);
  const icon = copied ? <CheckmarkRegular /> : <CopyRegular />;
  if (iconOnly) {
    return (
      <Tooltip content={copied ? t("guide.copied") : label} relationship="label">
        <Button size="small" appearance="subtle" icon={icon} className={styles.inline} onClick={copy} />
      </Tooltip>
    );
  }
  return (
    <Button size="small" appearance="subtle" icon={icon} onClick={copy}>
      <span role="status">{copied ? t("guide.copied") : label}</span>
    </Button>
  );
}

interface Props {
  title: string;
  text: string;
  /** What the copy button says. */
  copy: string;
  icon?: ReactNode;
  /** More buttons beside the copy button. */
  actions?: ReactNode;
}

/** Something to paste elsewhere, with its copy button. */
export function CopyBox({ title, text, copy, icon, actions }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const lines = text.trimEnd().split("\n");
  const long = lines.length > LINES + 3;
  return (
    <figure className={styles.root} aria-label={title}>
      <figcaption className={styles.head}>
        <span aria-hidden className={styles.icon}>
          {icon ?? <CodeRegular />}
        </span>
        <span className={styles.title}>{title}</span>
        {actions}
        <CopyButton text={text} label={copy} />
      </figcaption>
      <pre className={styles.text}>{(long && !all ? lines.slice(0, LINES) : lines).join("\n")}</pre>
      {long && (
        <div className={styles.more}>
          <Button size="small" appearance="transparent" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("guide.showLess") : t("guide.showAll", { count: lines.length })}
          </Button>
        </div>
      )}
    </figure>
  );
}
