import { Button, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../../api";
import { copyText } from "../../app/clipboard";
import { useExplanation } from "../../data/queries";
import { ErrorState } from "../ErrorState";
import { useKeys } from "../keys/useKeys";
import { useEscape } from "../useEscape";
import { useNotify } from "../useNotify";
import { reasoningText } from "./stepWords";
import { WhyBody } from "./WhyBody";

const useStyles = makeStyles({
  root: {
    position: "absolute",
    top: 0,
    right: 0,
    bottom: 0,
    zIndex: 3,
    width: "600px",
    maxWidth: "100%",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow28,
    outlineStyle: "none",
  },
  head: { display: "flex", alignItems: "center", gap: "4px", padding: "16px 16px 8px 24px", flexShrink: 0 },
  title: {
    flexGrow: 1,
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Props {
  messageKey: string;
  onClose: () => void;
}

/** Why a message was or was not logged: the answer first, then the rules, then what can be done. */
export function WhyPanel({ messageKey, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const { data, error, refetch } = useExplanation(messageKey);
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, onClose);
  useKeys({ close: onClose });
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  const title = data?.outcome === "logged" ? t("why.titleLogged") : t("why.titleNot");
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      data-testid="why-panel"
      className={styles.root}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {data !== undefined && (
          <Tooltip content={t("why.copy")} relationship="label">
            <Button
              appearance="subtle"
              icon={<CopyRegular />}
              onClick={() => {
                const answer = t(`why.answer.${data.decision.reason}`, { address: data.author.address });
                const text = reasoningText(data.decision, answer, t);
                void copyText(text).then(() => notify.success(t("why.copied")), notify.failure);
              }}
            />
          </Tooltip>
        )}
        <Tooltip content={t("common.close")} relationship="label">
          <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </header>
      {error !== null && <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />}
      {data !== undefined && <WhyBody message={data} />}
    </aside>
  );
}
