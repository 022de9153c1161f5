import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { useTranslation } from "react-i18next";
import { useGuide } from "./GuideContext";
import { nextOf, previousOf, stateOf } from "./order";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    minHeight: "60px",
    padding: "8px 40px",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 1279px)": { padding: "8px 24px" },
  },
  reason: {
    marginLeft: "auto",
    display: "flex",
    alignItems: "center",
    gap: "6px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    minWidth: 0,
    flexBasis: "200px",
    flexGrow: 1,
    justifyContent: "flex-end",
  },
  asked: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  icon: { fontSize: "16px", flexShrink: 0 },
});

interface Props {
  /** Next was asked for although something is missing. */
  asked: boolean;
  busy: boolean;
  onNext: () => void;
  onLeave: () => void;
}

/** Finish later, the reason why not further, Back and Next. */
export function Foot({ asked, busy, onNext, onLeave }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { guide, step, open } = useGuide();
  const { done, gate } = stateOf(guide, step);
  const back = previousOf(step);
  const last = nextOf(step) === null;
  const reason = done ? "" : gate === null ? t("guide.gateUnknown") : t(`guide.gate.${gate}`);
  return (
    <footer className={styles.root}>
      <Button appearance="subtle" data-testid="guide-later" onClick={onLeave}>
        {t("guide.later")}
      </Button>
      <span id="guide-reason" role="status" className={mergeClasses(styles.reason, asked && !done && styles.asked)}>
        {reason !== "" && <InfoRegular aria-hidden className={styles.icon} />}
        <span>{reason}</span>
      </span>
      {back !== null && (
        <Button icon={<ArrowLeftRegular />} data-testid="guide-back" onClick={() => open(back)}>
          {t("guide.back")}
        </Button>
      )}
      {/* A disabled Next is still heard: what was typed last may be just what it waits for. */}
      <span onClickCapture={onNext}>
        <Button
          appearance="primary"
          icon={last ? undefined : <ArrowRightRegular />}
          iconPosition="after"
          disabledFocusable={!done || busy}
          aria-describedby={reason === "" ? undefined : "guide-reason"}
          data-testid="guide-next"
        >
          {last ? t("guide.finish") : t("guide.next")}
        </Button>
      </span>
    </footer>
  );
}
