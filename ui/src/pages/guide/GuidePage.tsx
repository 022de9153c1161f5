import { makeStyles, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { useCrumbs } from "../../components/frame/crumbs";
import { useAccount, useSetup } from "../../data/queries";
import { LockBar } from "../audit/LockBar";
import { GuideFrame } from "./GuideFrame";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  guide: { flex: "1 1 0", minHeight: 0, minWidth: 0 },
});

/** Setup → Set up email logging: the guide (`original.md` B.2; R30–R34). */
export function GuidePage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const guide = useQuery({ queryKey: ["guide"], queryFn: () => commands.getGuide() });
  const setup = useSetup();
  const account = useAccount();
  useCrumbs(
    { text: t("frame.setup"), to: "/setup" },
    { text: t("guide.assisted.title"), to: "/setup/assisted" },
    { text: t("guide.title") },
  );
  const error = guide.error ?? setup.error ?? account.error;
  if (error !== null) {
    const again = (): void => {
      for (const query of [guide, setup, account]) {
        void query.refetch();
      }
    };
    return <ErrorState error={asEngineError(error)} onRetry={again} />;
  }
  if (guide.data === undefined || setup.data === undefined || account.data === undefined) {
    return (
      <Skeleton aria-label={t("guide.title")} style={{ padding: "32px 40px", maxWidth: "720px" }}>
        <SkeletonItem size={40} />
      </Skeleton>
    );
  }
  return (
    <div className={styles.root}>
      <LockBar />
      <div className={styles.guide}>
        <GuideFrame guide={guide.data} setup={setup.data} account={account.data} />
      </div>
    </div>
  );
}
