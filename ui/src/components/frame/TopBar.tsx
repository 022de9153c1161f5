import {
  Breadcrumb,
  BreadcrumbButton,
  BreadcrumbDivider,
  BreadcrumbItem,
  Button,
  makeStyles,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { NavigationRegular } from "@fluentui/react-icons/svg/navigation";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { useNavigate } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { AppState } from "../../api";
import { useKeyText } from "../keys/words";
import { TellMe } from "../tellme/TellMe";
import { AppMenu } from "./AppMenu";
import type { Crumb } from "./crumbs";
import { MailboxPill } from "./MailboxPill";
import { Mark } from "./Mark";

/** Where there is no room to keep the search box in the middle. */
const NARROW = "@media (max-width: 799px)";

const useStyles = makeStyles({
  root: { display: "flex", alignItems: "center", gap: "12px", height: "48px", paddingRight: "12px", minWidth: 0 },
  left: { display: "flex", alignItems: "center", gap: "12px", flexShrink: 0, paddingLeft: "8px" },
  name: { fontWeight: tokens.fontWeightSemibold },
  title: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0, whiteSpace: "nowrap" },
  last: {
    display: "block",
    fontWeight: tokens.fontWeightSemibold,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  crumbs: { minWidth: 0, overflow: "hidden" },
  crumb: { padding: "0 8px", minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" },
  where: {
    flex: "1 1 0",
    minWidth: 0,
    display: "flex",
    alignItems: "center",
    overflow: "hidden",
    [NARROW]: { flex: "1 1 auto" },
  },
  right: {
    flex: "1 1 0",
    display: "flex",
    justifyContent: "flex-end",
    alignItems: "center",
    gap: "4px",
    minWidth: 0,
    [NARROW]: { flex: "0 0 auto" },
  },
});

interface Props {
  app: AppState;
  crumbs: readonly Crumb[];
  railOpen: boolean;
  onRail: () => void;
}

/** Top bar: where one is, and the state of the mailbox. */
export function TopBar({ app, crumbs, railOpen, onRail }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const keyText = useKeyText();
  return (
    <header className={styles.root}>
      <div className={styles.left} style={{ width: railOpen ? 208 : undefined }}>
        <Tooltip content={railOpen ? t("frame.collapse") : t("frame.expand")} relationship="label">
          <Button appearance="subtle" icon={<NavigationRegular />} aria-expanded={railOpen} onClick={onRail} />
        </Tooltip>
        {railOpen && (
          <>
            <Mark />
            <span className={styles.name}>{t("common.appName")}</span>
          </>
        )}
      </div>
      <div className={styles.where}>
        {crumbs.length === 1 ? (
          <h1 className={styles.title}>{crumbs[0]?.text}</h1>
        ) : (
          <Breadcrumb aria-label={t("frame.breadcrumb")} className={styles.crumbs}>
            {crumbs.map(({ text, to }, index) => (
              <Fragment key={text}>
                {index > 0 && <BreadcrumbDivider />}
                <BreadcrumbItem className={to === undefined ? styles.crumb : undefined}>
                  {to === undefined ? (
                    <span
                      aria-current={index === crumbs.length - 1 ? "page" : undefined}
                      className={index === crumbs.length - 1 ? styles.last : undefined}
                      title={text}
                    >
                      {text}
                    </span>
                  ) : (
                    <BreadcrumbButton onClick={() => void navigate({ to })}>{text}</BreadcrumbButton>
                  )}
                </BreadcrumbItem>
              </Fragment>
            ))}
          </Breadcrumb>
        )}
      </div>
      <TellMe />
      <div className={styles.right}>
        <MailboxPill />
        <Tooltip content={`${t("keys.title")} (${keyText("help")})`} relationship="label">
          <Button appearance="subtle" icon={<QuestionCircleRegular />} onClick={() => void navigate({ to: "/keys" })} />
        </Tooltip>
        <AppMenu mode={app.mode} version={app.version} />
      </div>
    </header>
  );
}
