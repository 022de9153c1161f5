import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { commands, signInMinutes, type Account } from "../../api";
import { copyText } from "../../app/clipboard";
import { Problem, problemOf } from "../../components/problem/Problem";
import { DeviceCodeDialog } from "../../components/signin/DeviceCodeDialog";
import { useNotify } from "../../components/useNotify";
import { useFormat } from "../../format/useFormat";
import { Fold } from "./Fold";
import { useGuide } from "./GuideContext";
import { stateOf } from "./order";
import { useStepStyles } from "./styles";
import { useGuideSignIn } from "./useGuideSignIn";

const useStyles = makeStyles({
  waiting: {
    display: "flex",
    flexDirection: "column",
    gap: "12px",
    padding: "16px 20px",
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
  },
  line: { display: "flex", gap: "12px", alignItems: "flex-start" },
  words: { flexGrow: 1, minWidth: 0 },
});

/** Whether somebody signed in after that moment, in another way. */
function isLater(account: Account | null, since: number): boolean {
  return account !== null && !account.sign_in_needed && Date.parse(account.signed_in_at ?? "") > since;
}

interface Props {
  /** As an administrator who gives the consent, or as the account of the job. */
  asAdministrator: boolean;
  /** The button that begins it. */
  button: ReactNode;
}

/** A sign-in in the browser: its button, the wait with a way out, and what went wrong with its remedy. */
export function SignInPart({ asAdministrator, button }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const format = useFormat();
  const { guide, account, setup, cure, fail } = useGuide();
  const sign = useGuideSignIn();
  const notify = useNotify();
  const [device, setDevice] = useState(false);
  const { error } = sign;
  const mine = error !== null && !isLater(account, sign.since);
  useEffect(() => {
    fail(mine);
    return () => fail(false);
  }, [mine, fail]);
  // Consent that was given stays given, also when the account did not sign in after it.
  const consented = stateOf(guide, "consent").done;
  const again = (): void => sign.signIn(asAdministrator && !consented);
  // Asked for when it is wanted: after the consent the address is another one (R136).
  const copyAddress = (): void => {
    void commands
      .getSignInAddress()
      .then((address) => (address === null ? undefined : copyText(address)))
      .then(() => notify.success(t("guide.waiting.addressCopied")), notify.failure);
  };
  // Microsoft shows a redirect URL it does not know on its own page and sends nobody back (AADSTS50011).
  const checkRedirect = (): void => {
    sign.cancel();
    cure("check_redirect", again);
  };
  return (
    <div className={step.section}>
      {sign.waiting ? (
        <div className={styles.waiting}>
          <div className={styles.line} role="status">
            <Spinner size="small" aria-hidden />
            <div className={styles.words}>
              <div className={step.strong}>{t("guide.waiting.title")}</div>
              <p className={step.second}>
                {asAdministrator && !consented && `${t("guide.waiting.twoPages")} `}
                {t("guide.waiting.until", { clock: format.clock(sign.since + signInMinutes * 60_000) })}
              </p>
            </div>
            <Button data-testid="guide-cancel-sign-in" onClick={sign.cancel}>
              {t("common.cancel")}
            </Button>
          </div>
          <p className={step.second}>
            {t("guide.waiting.refused", { address: setup.redirect_url })}{" "}
            <Button size="small" data-testid="guide-check-redirect" onClick={checkRedirect}>
              {t("causes.remedy.check_redirect")}
            </Button>
          </p>
          <Fold title={t("guide.waiting.notOpen")}>
            <ul>
              <li>{t("guide.waiting.popUps")}</li>
              <li>{t("guide.waiting.behind")}</li>
              <li>{t("guide.waiting.default")}</li>
              <li>{asAdministrator ? t("guide.waiting.passOn") : t("guide.waiting.code")}</li>
            </ul>
            <Button size="small" icon={<CopyRegular />} onClick={copyAddress}>
              {t("guide.waiting.copyAddress")}
            </Button>
          </Fold>
        </div>
      ) : (
        <>
          {mine ? (
            <Problem problem={problemOf(error)} onRemedy={(remedy) => cure(remedy, again)} onRetry={again} />
          ) : (
            <div className={step.buttons}>{button}</div>
          )}
          {!asAdministrator && (
            <p className={step.second}>
              {t("guide.account.noBrowser")}{" "}
              <Button size="small" data-testid="guide-device" onClick={() => setDevice(true)}>
                {t("guide.account.useCode")}
              </Button>
            </p>
          )}
        </>
      )}
      {device && (
        <DeviceCodeDialog onClose={() => setDevice(false)} onRemedy={(remedy) => cure(remedy, again)} />
      )}
    </div>
  );
}
