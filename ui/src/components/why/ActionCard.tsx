import { Badge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    padding: "9px 12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  suggested: { border: `1px solid ${tokens.colorBrandStroke1}` },
  icon: { display: "inline-flex", fontSize: "24px", color: tokens.colorBrandForegroundLink, flexShrink: 0 },
  words: { flexGrow: 1, minWidth: 0 },
  button: { flexShrink: 0, whiteSpace: "nowrap" },
  title: { display: "flex", alignItems: "center", gap: "8px", fontWeight: tokens.fontWeightSemibold, flexWrap: "wrap", overflowWrap: "anywhere" },
  name: { minWidth: 0 },
  text: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

interface Props {
  icon: ReactNode;
  title: string;
  text: string;
  suggested?: boolean;
  children: ReactNode;
}

/** Something that can be done, with its effect and the button that does it. */
export function ActionCard({ icon, title, text, suggested = false, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.root, suggested && styles.suggested)}>
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      <div className={styles.words}>
        <div className={styles.title}>
          <span className={styles.name}>{title}</span>
          {suggested && (
            <Badge appearance="tint" shape="rounded">
              {t("why.suggested")}
            </Badge>
          )}
        </div>
        <div className={styles.text}>{text}</div>
      </div>
      <div className={styles.button}>{children}</div>
    </div>
  );
}
