import { Button, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useTranslation } from "react-i18next";
import { copyText } from "../../app/clipboard";
import { FactBox } from "../../components/fields/FactBox";
import { useNotify } from "../../components/useNotify";
import { WebLink } from "../../components/WebLink";

const useStyles = makeStyles({
  text: { margin: "0 0 8px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  links: { listStyleType: "none", margin: 0, padding: 0 },
  link: { display: "flex", alignItems: "center", gap: "4px" },
});

const PAGES = {
  online:
    "https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits#storage-limits",
  folders: "https://learn.microsoft.com/exchange/collaboration/public-folders/limits?view=exchserver-2019",
} as const;

/** What Exchange limits, where Microsoft says so (R108), and where the mail is (R109–R111). */
export function Explanation() {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const links = [
    { address: PAGES.online, name: t("jobs.limits.linkOnline") },
    { address: PAGES.folders, name: t("jobs.limits.linkFolders") },
  ];
  return (
    <>
      <FactBox title={t("jobs.limits.whereTitle")}>
        <p className={styles.text}>{t("jobs.limits.whereText")}</p>
        <p className={styles.text}>{t("jobs.limits.whereMoved")}</p>
        <p className={styles.text}>{t("jobs.limits.noMove")}</p>
      </FactBox>
      <FactBox title={t("jobs.limits.whyTitle")}>
        <p className={styles.text}>{t("jobs.limits.whyText")}</p>
        <ul className={styles.links}>
          {links.map(({ address, name }) => (
            <li key={address} className={styles.link}>
              <WebLink address={address}>{name}</WebLink>
              <Tooltip content={t("jobs.limits.copyAddress", { name })} relationship="label">
                <Button
                  appearance="subtle"
                  size="small"
                  icon={<CopyRegular />}
                  onClick={() =>
                    void copyText(address).then(() => notify.success(t("jobs.limits.addressCopied")), notify.failure)
                  }
                />
              </Tooltip>
            </li>
          ))}
        </ul>
      </FactBox>
    </>
  );
}
