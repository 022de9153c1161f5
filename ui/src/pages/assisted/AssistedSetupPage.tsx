import { Badge, Button, makeStyles, ProgressBar, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { MailSettingsRegular } from "@fluentui/react-icons/svg/mail-settings";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Guide } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { useCrumbs } from "../../components/frame/crumbs";
import { SetupFrame } from "../audit/SetupFrame";
import { doneCount, STEPS } from "../guide/order";
import { PageLink } from "../guide/PageLink";

const useStyles = makeStyles({
  scroll: { height: "100%", overflowY: "auto" },
  inner: { padding: "24px 32px", maxWidth: "880px", display: "flex", flexDirection: "column", gap: "16px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  guide: {
    display: "flex",
    flexWrap: "wrap",
    gap: "16px",
    padding: "16px 20px",
    alignItems: "flex-start",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  icon: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "44px",
    height: "44px",
    fontSize: "24px",
    flexShrink: 0,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  words: { flex: "1 1 280px", minWidth: 0, display: "flex", flexDirection: "column", gap: "6px" },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  two: { margin: 0, paddingLeft: "18px", color: tokens.colorNeutralForeground2 },
  second: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Setup → Assisted setup: the guides there are, how far each is, and the way into it (R30). */
export function AssistedSetupPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data, error, refetch } = useQuery({ queryKey: ["guide"], queryFn: () => commands.getGuide() });
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("guide.assisted.title") });
  if (error !== null) {
    return (
      <SetupFrame>
        <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />
      </SetupFrame>
    );
  }
  return (
    <SetupFrame>
      <div className={styles.scroll}>
        <div className={styles.inner}>
          <h1 className={styles.title}>{t("guide.assisted.title")}</h1>
          <p className={styles.text}>{t("guide.assisted.text")}</p>
          {data === undefined ? (
            <Skeleton aria-label={t("guide.assisted.title")}>
              <SkeletonItem size={96} />
            </Skeleton>
          ) : (
            <ul className={styles.list}>
              <GuideRow guide={data} />
            </ul>
          )}
        </div>
      </div>
    </SetupFrame>
  );
}

/** The guide "Set up email logging": two things are done in it, connecting and checking addresses (R31). */
function GuideRow({ guide }: { guide: Guide }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const at = STEPS.indexOf(guide.current) + 1;
  const state = guide.completed
    ? t("guide.assisted.completed")
    : guide.started
      ? t("guide.assisted.inProgress", { step: at, count: STEPS.length, name: t(`guide.step.${guide.current}`) })
      : t("guide.assisted.notStarted");
  const button = guide.completed
    ? t("guide.assisted.openAgain")
    : guide.started
      ? t("guide.assisted.resume")
      : t("guide.assisted.start");
  return (
    <li className={styles.guide}>
      <span aria-hidden className={styles.icon}>
        <MailSettingsRegular />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <h2 className={styles.name}>{t("guide.title")}</h2>
          <Badge
            appearance="tint"
            shape="rounded"
            color={guide.completed ? "success" : guide.started ? "brand" : "informative"}
            data-testid="guide-state"
          >
            {state}
          </Badge>
        </div>
        <p className={styles.text}>{t("guide.assisted.about")}</p>
        <ol className={styles.two}>
          <li>{t("guide.assisted.connect")}</li>
          <li>{t("guide.assisted.addresses")}</li>
        </ol>
        {guide.started && !guide.completed && (
          <ProgressBar thickness="large" value={doneCount(guide) / STEPS.length} aria-label={state} />
        )}
        <span className={styles.second}>{t("guide.assisted.minutes", { count: 10 })}</span>
        <PageLink page="sharedMailbox" />
      </div>
      <Button
        appearance={guide.completed ? "secondary" : "primary"}
        icon={<ArrowRightRegular />}
        iconPosition="after"
        data-testid="guide-start"
        onClick={() => void navigate({ to: "/setup/guide" })}
      >
        {button}
      </Button>
    </li>
  );
}
