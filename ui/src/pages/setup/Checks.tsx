import { Badge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { useTranslation } from "react-i18next";
import type { Check } from "../../api";
import { useFormat } from "../../format/useFormat";
import { en } from "../../i18n/en";

const useStyles = makeStyles({
  root: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, overflow: "hidden" },
  head: { display: "flex", alignItems: "center", gap: "8px", padding: "9px 16px", minHeight: "44px", flexWrap: "wrap" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  when: { marginLeft: "auto", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    padding: "9px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  failed: { backgroundColor: tokens.colorStatusDangerBackground1 },
  icon: { display: "inline-flex", fontSize: "18px", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  name: { fontWeight: tokens.fontWeightSemibold },
  detail: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    userSelect: "text",
  },
});

type Name = keyof typeof en.setup.checks;
type Detail = keyof typeof en.setup.details;

function isName(name: string): name is Name {
  return Object.hasOwn(en.setup.checks, name);
}

function isDetail(detail: string): detail is Detail {
  return Object.hasOwn(en.setup.details, detail);
}

interface Props {
  checks: readonly Check[];
  checkedAt: number;
}

/** What Validate Setup found, one by one, each failure with its remedy. */
export function Checks({ checks, checkedAt }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const failed = checks.filter((check) => !check.ok).length;
  const good = checks.length - failed;
  return (
    <section className={styles.root} aria-label={t("setup.validation")}>
      <div className={styles.head} role="status">
        <h2 className={styles.title}>{t("setup.validation")}</h2>
        {failed > 0 && (
          <Badge appearance="tint" color="danger" shape="rounded">
            {t("setup.failedCount", { count: failed })}
          </Badge>
        )}
        {good > 0 && (
          <Badge appearance="tint" color="success" shape="rounded">
            {t("setup.okCount", { count: good })}
          </Badge>
        )}
        {failed === 0 && <span>{t("setup.readyToUse")}</span>}
        <span className={styles.when}>{format.clock(checkedAt)}</span>
      </div>
      <ul className={styles.list}>
        {checks.map((check) => {
          const { name } = check;
          const hint = !check.ok && isName(name) ? t(`setup.checkHints.${name}`) : check.hint;
          const detail = isDetail(check.detail) ? t(`setup.details.${check.detail}`) : check.detail;
          return (
            <li key={name} className={mergeClasses(styles.row, !check.ok && styles.failed)}>
              <span
                role="img"
                aria-label={check.ok ? t("setup.checkOk") : t("setup.checkFailed")}
                className={mergeClasses(styles.icon, check.ok ? styles.good : styles.bad)}
              >
                {check.ok ? <CheckmarkCircleFilled /> : <DismissCircleFilled />}
              </span>
              <div>
                <div className={styles.name}>{isName(name) ? t(`setup.checks.${name}`) : name}</div>
                <div className={styles.detail}>{[detail, hint].filter((part) => part !== "").join(" · ")}</div>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
