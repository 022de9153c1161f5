import { makeStyles, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useDelayed } from "../../components/list/useDelayed";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "16px", padding: "24px 32px", maxWidth: "720px" },
});

/** Where a page's content will be, once waiting has lasted long enough to be noticed. */
export function Waiting() {
  const { t } = useTranslation();
  const styles = useStyles();
  const late = useDelayed(true);
  if (!late) {
    return null;
  }
  return (
    <Skeleton aria-label={t("admin.loading")} className={styles.root}>
      <SkeletonItem size={28} />
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
      <SkeletonItem size={64} />
    </Skeleton>
  );
}
