import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGuide } from "./GuideContext";

const useStyles = makeStyles({
  card: {
    padding: "14px 16px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  title: { margin: "0 0 8px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: {
    margin: "0 0 6px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    color: tokens.colorNeutralForeground2,
    ":last-child": { marginBottom: 0 },
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: "8px" },
  item: { display: "flex", gap: "10px", fontSize: tokens.fontSizeBase200, lineHeight: "18px" },
  icon: { fontSize: "16px", flexShrink: 0 },
  yes: { color: tokens.colorStatusSuccessForeground3 },
  no: { color: tokens.colorNeutralForeground3 },
  mark: { display: "inline-flex" },
});

function SideCard({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  );
}

function Points({ yes = [], no = [] }: { yes?: readonly string[]; no?: readonly string[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {yes.map((text) => (
        <li key={text} className={styles.item}>
          <CheckmarkRegular aria-hidden className={mergeClasses(styles.icon, styles.yes)} />
          {text}
        </li>
      ))}
      {no.map((text) => (
        <li key={text} className={styles.item}>
          <span role="img" aria-label={t("guide.not")} className={styles.mark}>
            <DismissRegular className={mergeClasses(styles.icon, styles.no)} />
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}

function Text({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <p className={styles.text}>{children}</p>;
}

function PrepareSide() {
  const { t } = useTranslation();
  return (
    <>
      <SideCard title={t("guide.need.title")}>
        <Points yes={[t("guide.need.exchange"), t("guide.need.entra"), t("guide.need.time")]} />
      </SideCard>
      <SideCard title={t("guide.side.twoRules")}>
        <Text>{t("guide.side.twoRulesText")}</Text>
        <Text>{t("guide.side.inboxOnly")}</Text>
      </SideCard>
      <SideCard title={t("guide.side.delay")}>
        <Text>{t("guide.side.delayText")}</Text>
      </SideCard>
    </>
  );
}

function ConsentSide() {
  const { t } = useTranslation();
  return (
    <>
      <SideCard title={t("guide.may.title")}>
        <Points yes={[t("guide.may.read"), t("guide.may.stay")]} no={[t("guide.may.others"), t("guide.may.send")]} />
        <Text>
          <br />
          {t("guide.may.permission")}
        </Text>
      </SideCard>
      <SideCard title={t("guide.side.twoAccounts")}>
        <Text>{t("guide.side.twoAccountsConsent")}</Text>
      </SideCard>
    </>
  );
}

/** The explanation beside, or below, the question. */
export function Side() {
  const { t } = useTranslation();
  const { step } = useGuide();
  switch (step) {
    case "prepare":
      return <PrepareSide />;
    case "application":
      return (
        <>
          <SideCard title={t("guide.side.whyApplication")}>
            <Text>{t("guide.side.whyApplicationText")}</Text>
          </SideCard>
          <SideCard title={t("guide.side.secret")}>
            <Text>{t("guide.side.secretText")}</Text>
            <Text>{t("guide.side.secretText2")}</Text>
          </SideCard>
        </>
      );
    case "consent":
      return <ConsentSide />;
    case "account":
      return (
        <>
          <SideCard title={t("guide.side.twoAccounts")}>
            <Text>{t("guide.side.twoAccountsAccount")}</Text>
          </SideCard>
          <SideCard title={t("guide.side.password")}>
            <Text>{t("guide.side.passwordText")}</Text>
          </SideCard>
        </>
      );
    case "mailbox":
      return (
        <>
          <SideCard title={t("guide.side.nothingWritten")}>
            <Text>{t("guide.side.nothingWrittenText")}</Text>
          </SideCard>
          <SideCard title={t("guide.side.who")}>
            <Text>{t("guide.side.whoText")}</Text>
          </SideCard>
        </>
      );
    case "choices":
      return (
        <SideCard title={t("guide.side.later")}>
          <Text>{t("guide.side.laterText")}</Text>
        </SideCard>
      );
    case "turn_on":
      return (
        <SideCard title={t("guide.side.afterwards")}>
          <Text>{t("guide.side.afterwardsText")}</Text>
        </SideCard>
      );
  }
}
