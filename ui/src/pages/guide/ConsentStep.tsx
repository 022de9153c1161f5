import { Button, mergeClasses, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { KeyRegular } from "@fluentui/react-icons/svg/key";
import { LinkRegular } from "@fluentui/react-icons/svg/link";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { CopyBox, CopyButton } from "../../components/CopyBox";
import { Problem, problemOf } from "../../components/problem/Problem";
import { Fold } from "./Fold";
import { useGuide } from "./GuideContext";
import { stateOf } from "./order";
import { Question } from "./Question";
import { ScriptBox } from "./ScriptBox";
import { SignInPart } from "./SignInPart";
import { useStepStyles } from "./styles";
import { useGuideSignIn } from "./useGuideSignIn";

/** The consent of an administrator: given here, by an address passed on, or by PowerShell. */
export function ConsentStep() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const { guide } = useGuide();
  const { signIn, waiting } = useGuideSignIn();
  const { done } = stateOf(guide, "consent");
  return (
    <Question>
      {done && (
        <div className={styles.box}>
          <div className={styles.row} role="status">
            <CheckmarkCircleFilled aria-hidden className={mergeClasses(styles.rowIcon, styles.good)} />
            <div className={styles.rowWords}>
              <div className={styles.strong}>{t("guide.consent.given")}</div>
              <p className={styles.second}>{t("guide.consent.givenText")}</p>
            </div>
          </div>
        </div>
      )}
      <SignInPart
        asAdministrator
        button={
          <Button
            appearance={done ? "secondary" : "primary"}
            icon={<KeyRegular />}
            data-testid="guide-consent"
            onClick={() => signIn(true)}
          >
            {done ? t("guide.consent.again") : t("guide.consent.signIn")}
          </Button>
        }
      />
      {!done && (
        <>
          <h2 className={styles.title}>{t("guide.consent.notAdministrator")}</h2>
          <p className={styles.text}>{t("guide.consent.passOn")}</p>
          <Address />
          <p className={styles.text}>{t("guide.consent.acceptedText")}</p>
          <div className={styles.buttons}>
            <Button data-testid="guide-consent-check" disabledFocusable={waiting} onClick={() => signIn(false)}>
              {t("guide.consent.accepted")}
            </Button>
          </div>
        </>
      )}
      <Fold title={t("guide.consent.powerShell")}>
        <ScriptBox kind="consent" />
      </Fold>
    </Question>
  );
}

function Address() {
  const { t } = useTranslation();
  const { setup, cure } = useGuide();
  const { data, error, refetch } = useQuery({
    queryKey: ["consent-address", setup.client_id, setup.tenant, setup.redirect_url, setup.cloud, setup.authority_url],
    queryFn: () => commands.getConsentAddress(),
  });
  if (error !== null) {
    const again = (): void => void refetch();
    return (
      <Problem problem={problemOf(asEngineError(error))} onRetry={again} onRemedy={(remedy) => cure(remedy, again)} />
    );
  }
  if (data === undefined) {
    return (
      <Skeleton aria-label={t("guide.consent.address")}>
        <SkeletonItem size={72} />
      </Skeleton>
    );
  }
  return (
    <CopyBox
      title={t("guide.consent.address")}
      icon={<LinkRegular />}
      text={data}
      copy={t("guide.copyAddress")}
      actions={
        <CopyButton text={t("guide.consent.letter", { address: data })} label={t("guide.consent.copyLetter")} />
      }
    />
  );
}
