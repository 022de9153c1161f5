import { Button, mergeClasses, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/useFormat";
import { useGuide } from "./GuideContext";
import { Question } from "./Question";
import { SignInPart } from "./SignInPart";
import { useStepStyles } from "./styles";
import { useGuideSignIn } from "./useGuideSignIn";
import { useScriptWishes } from "./useScriptOptions";

/** The account the job runs as signs in (R142); it is another one than the administrator's (R34). */
export function AccountStep() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const format = useFormat();
  const { account } = useGuide();
  const { signIn } = useGuideSignIn();
  const [{ jobAccount }] = useScriptWishes();
  const known = account !== null;
  const again = account?.sign_in_needed === true;
  const named = jobAccount.trim();
  const other = known && named !== "" && account.username.toLowerCase() !== named.toLowerCase();
  return (
    <Question>
      {known && (
        <div className={styles.box}>
          <div className={styles.row} role="status">
            {again ? (
              <PersonRegular aria-hidden className={mergeClasses(styles.rowIcon, styles.waiting)} />
            ) : (
              <CheckmarkCircleFilled aria-hidden className={mergeClasses(styles.rowIcon, styles.good)} />
            )}
            <div className={styles.rowWords}>
              <div className={styles.strong} data-testid="guide-account">
                {account.username}
              </div>
              <p className={styles.second}>
                {again
                  ? t("guide.account.again")
                  : account.signed_in_at === null
                    ? t("guide.account.signedIn")
                    : t("guide.account.since", { when: format.exact(account.signed_in_at) })}
              </p>
            </div>
          </div>
        </div>
      )}
      {other && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t("guide.account.another", { named })}</MessageBarBody>
        </MessageBar>
      )}
      <SignInPart
        asAdministrator={false}
        button={
          <Button
            appearance={known && !again && !other ? "secondary" : "primary"}
            icon={<PersonRegular />}
            data-testid="guide-sign-in"
            onClick={() => signIn(false)}
          >
            {known && !again ? t("guide.account.other") : t("guide.account.signIn")}
          </Button>
        }
      />
    </Question>
  );
}
