import { Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { useCrumbs } from "../../components/frame/crumbs";
import { useAccount, useSetup } from "../../data/queries";
import { GuideFrame } from "./GuideFrame";

/** Setup → Set up email logging: the guide (`original.md` B.2; R30–R34). */
export function GuidePage() {
  const { t } = useTranslation();
  const guide = useQuery({ queryKey: ["guide"], queryFn: () => commands.getGuide() });
  const setup = useSetup();
  const account = useAccount();
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("guide.title") });
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
  return <GuideFrame guide={guide.data} setup={setup.data} account={account.data} />;
}
