import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../../api";
import { CopyButton } from "../../components/CopyBox";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useMailFlowRules } from "../../data/queries";
import { useGuide } from "./GuideContext";
import { useStepStyles } from "./styles";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  head: {
    padding: "8px 8px 8px 12px",
    textAlign: "left",
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    padding: "6px 8px 6px 12px",
    verticalAlign: "middle",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    userSelect: "text",
  },
  last: { borderBottom: "none" },
  copy: { display: "flex", alignItems: "center", gap: "4px" },
  name: { fontWeight: tokens.fontWeightSemibold },
});

/** Both mail-flow rules as a table (R24–R27), with what is to be typed in ready to copy. */
export function RulesTable() {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const { setup, cure } = useGuide();
  const { data, error, refetch } = useMailFlowRules(setup.shared_mailbox);
  if (error !== null) {
    const again = (): void => void refetch();
    return (
      <Problem problem={problemOf(asEngineError(error))} onRetry={again} onRemedy={(remedy) => cure(remedy, again)} />
    );
  }
  if (setup.shared_mailbox === "") {
    return <p className={step.second}>{t("guide.missing.mailbox")}</p>;
  }
  return (
    <div className={step.box}>
      <table className={styles.table} aria-label={t("guide.rules.label")}>
        <thead>
          <tr>
            <th className={styles.head}>{t("guide.rules.for")}</th>
            <th className={styles.head}>{t("guide.rules.name")}</th>
            <th className={styles.head}>{t("guide.rules.when")}</th>
            <th className={styles.head}>{t("guide.rules.does")}</th>
          </tr>
        </thead>
        <tbody>
          {(data ?? []).map(({ flow, name, copies_to }, index) => {
            const cell = mergeClasses(styles.cell, index + 1 === data?.length && styles.last);
            return (
              <tr key={flow}>
                <td className={cell}>{flow === "inbound" ? t("common.inbound") : t("common.outbound")}</td>
                <td className={cell}>
                  <span className={mergeClasses(styles.copy, styles.name)}>
                    {name}
                    <CopyButton iconOnly text={name} label={t("guide.copyNamed", { name })} />
                  </span>
                </td>
                <td className={cell}>{flow === "inbound" ? t("guide.rules.inbound") : t("guide.rules.outbound")}</td>
                <td className={cell}>
                  <span className={styles.copy}>
                    {t("guide.rules.bcc", { address: copies_to })}
                    <CopyButton iconOnly text={copies_to} label={t("guide.copyNamed", { name: copies_to })} />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
