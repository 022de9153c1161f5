import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../components/CopyBox";
import { WebLink } from "../../components/WebLink";
import { pages, type PageName } from "./pages";

const useStyles = makeStyles({ root: { display: "block" } });

/** A page of Microsoft (R25): opened in the browser, or its address copied for the one an administrator uses. */
export function PageLink({ page }: { page: PageName }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const name = t(`guide.page.${page}`);
  return (
    <span className={styles.root}>
      <WebLink address={pages[page]}>{name}</WebLink>{" "}
      <CopyButton iconOnly text={pages[page]} label={t("guide.copyAddressOf", { name })} />
    </span>
  );
}
