import {
  Badge,
  Button,
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { CompassNorthwestRegular } from "@fluentui/react-icons/svg/compass-northwest";
import { GlobeRegular } from "@fluentui/react-icons/svg/globe";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePreference } from "../../app/preferences";
import { Mark } from "../../components/frame/Mark";
import { useEnter } from "../../data/useActs";
import { useConnect } from "../../data/useConnect";
import { languages } from "../../i18n";

const useStyles = makeStyles({
  root: { height: "100%", overflow: "auto", backgroundColor: tokens.colorNeutralBackground3 },
  page: {
    minHeight: "100%",
    maxWidth: "1120px",
    margin: "0 auto",
    padding: "40px 72px 20px",
    display: "flex",
    flexDirection: "column",
    "@media (max-width: 799px)": { padding: "24px 32px 16px" },
  },
  head: { display: "flex", alignItems: "center", gap: "12px" },
  name: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, flexGrow: 1 },
  title: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    margin: "24px 0 8px",
  },
  subtitle: { margin: "0 0 24px", fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2 },
  ways: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    gap: "20px",
    "@media (max-width: 799px)": { gridTemplateColumns: "1fr" },
  },
  card: {
    minHeight: "340px",
    padding: "24px",
    display: "flex",
    flexDirection: "column",
    borderRadius: "12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  suggested: { border: `1px solid ${tokens.colorBrandStroke1}` },
  cardHead: { display: "flex", justifyContent: "space-between", alignItems: "flex-start" },
  icon: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "44px",
    height: "44px",
    fontSize: "24px",
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  cardTitle: {
    margin: "16px 0 6px",
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  cardText: { margin: 0, color: tokens.colorNeutralForeground2 },
  points: { listStyleType: "none", margin: "12px 0 24px", padding: 0, display: "grid", gap: "6px" },
  point: { display: "flex", alignItems: "center", gap: "8px" },
  check: { color: tokens.colorBrandForegroundLink, fontSize: "16px", display: "inline-flex" },
  button: { marginTop: "auto" },
  foot: {
    marginTop: "auto",
    paddingTop: "24px",
    display: "flex",
    alignItems: "center",
    gap: "8px",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  version: { marginLeft: "auto" },
});

interface WayProps {
  icon: ReactNode;
  title: string;
  text: string;
  time: string;
  points: readonly string[];
  suggested?: boolean;
  button: ReactNode;
}

function Way({ icon, title, text, time, points, suggested = false, button }: WayProps) {
  const styles = useStyles();
  return (
    <section className={mergeClasses(styles.card, suggested && styles.suggested)}>
      <div className={styles.cardHead}>
        <span aria-hidden className={styles.icon}>
          {icon}
        </span>
        <Badge appearance="tint" color="informative" shape="rounded">
          {time}
        </Badge>
      </div>
      <h2 className={styles.cardTitle}>{title}</h2>
      <p className={styles.cardText}>{text}</p>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point} className={styles.point}>
            <span aria-hidden className={styles.check}>
              <CheckmarkRegular />
            </span>
            {point}
          </li>
        ))}
      </ul>
      {button}
    </section>
  );
}

function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const [, setLanguage] = usePreference("language");
  const spoken = languages.find(({ code }) => code === i18n.language)?.name;
  return (
    <Menu
      checkedValues={{ language: [i18n.language] }}
      onCheckedValueChange={(_, { checkedItems }) => setLanguage(checkedItems[0] as "en" | "es")}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<GlobeRegular />} aria-label={`${t("welcome.language")}: ${spoken ?? ""}`}>
          {spoken} <ChevronDownRegular />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {languages.map(({ code, name }) => (
            <MenuItemRadio key={code} name="language" value={code} lang={code}>
              {name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** First start: two ways in. */
export function Welcome({ version }: { version: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { enter, entering } = useEnter();
  const { connect, connecting } = useConnect();
  const busy = entering !== null || connecting;
  return (
    <div className={styles.root}>
      <main className={styles.page}>
        <header className={styles.head}>
          <Mark large />
          <span className={styles.name}>{t("common.appName")}</span>
          <LanguageMenu />
        </header>
        <h1 className={styles.title}>{t("welcome.title")}</h1>
        <p className={styles.subtitle}>{t("welcome.subtitle")}</p>
        <div className={styles.ways}>
          <Way
            icon={<CompassNorthwestRegular />}
            title={t("welcome.demoTitle")}
            text={t("welcome.demoText")}
            time={t("welcome.demoTime")}
            points={[t("welcome.demo1"), t("welcome.demo2"), t("welcome.demo3")]}
            button={
              <Button
                size="large"
                className={styles.button}
                data-testid="welcome-demo"
                disabledFocusable={busy}
                icon={busy ? undefined : <ArrowRightRegular />}
                iconPosition="after"
                onClick={() => enter("openDemo")}
              >
                {entering === "openDemo" ? t("welcome.demoOpening") : t("welcome.demoButton")}
              </Button>
            }
          />
          <Way
            suggested
            icon={<MailRegular />}
            title={t("welcome.connectTitle")}
            text={t("welcome.connectText")}
            time={t("welcome.connectTime")}
            points={[t("welcome.connect1"), t("welcome.connect2"), t("welcome.connect3")]}
            button={
              <Button
                size="large"
                appearance="primary"
                className={styles.button}
                data-testid="welcome-connect"
                disabledFocusable={busy}
                icon={busy ? undefined : <ArrowRightRegular />}
                iconPosition="after"
                onClick={connect}
              >
                {connecting ? t("welcome.connectOpening") : t("welcome.connectButton")}
              </Button>
            }
          />
        </div>
        <footer className={styles.foot}>
          <LockClosedRegular aria-hidden />
          <span>{t("welcome.privacy")}</span>
          <span className={styles.version}>{t("welcome.version", { version })}</span>
        </footer>
      </main>
    </div>
  );
}
