import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { DeviceCode, Remedy } from "../../api";
import { useFormat } from "../../format/useFormat";
import { CopyButton } from "../CopyBox";
import { isLookingAgain } from "../problem/causes";
import { Problem, problemOf } from "../problem/Problem";
import { useRemedies } from "../remedy/useRemedies";
import { WebLink } from "../WebLink";
import { useDeviceSignIn } from "./useDeviceSignIn";

const useStyles = makeStyles({
  surface: { maxWidth: "520px" },
  steps: { margin: "8px 0", paddingLeft: "20px", display: "flex", flexDirection: "column", gap: "10px" },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", marginTop: "4px" },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    letterSpacing: "0.12em",
    padding: "4px 12px",
    userSelect: "all",
    overflowWrap: "anywhere",
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
  },
  wait: { display: "flex", alignItems: "center", gap: "8px", color: tokens.colorNeutralForeground2 },
  warning: { margin: "12px 0 0", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

function Steps({ code }: { code: DeviceCode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      <ol className={styles.steps}>
        <li>
          {t("setup.device.open")}
          <div className={styles.line}>
            <WebLink address={code.verification_uri}>{code.verification_uri}</WebLink>
            <CopyButton text={code.verification_uri} label={t("setup.device.copyAddress")} />
          </div>
        </li>
        <li>
          {t("setup.device.type")}
          <div className={styles.line}>
            <span className={styles.code} data-testid="guide-code">
              {code.user_code}
            </span>
            <CopyButton text={code.user_code} label={t("setup.device.copyCode")} />
          </div>
        </li>
        <li>{t("setup.device.signIn")}</li>
      </ol>
      <div className={styles.wait} role="status">
        <Spinner size="tiny" aria-hidden />
        {t("setup.device.waiting", { clock: format.clock(code.expires_at) })}
      </div>
    </>
  );
}

/** Remedies that a new code is. */
function isNewCode(remedy: Remedy): boolean {
  return remedy === "sign_in" || isLookingAgain(remedy);
}

interface Props {
  onClose: () => void;
  /** Does what a new code does not help against; without it the window's own way is taken. */
  onRemedy?: (remedy: Remedy) => void;
}

/** Signs in with a code on another device, where no browser can open on this one. */
export function DeviceCodeDialog({ onClose, onRemedy }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const remedies = useRemedies();
  const { code, error, begin, cancel } = useDeviceSignIn(onClose);
  const close = (): void => {
    cancel();
    onClose();
  };
  const cure = (remedy: Remedy): void => {
    if (isNewCode(remedy)) {
      begin();
      return;
    }
    close();
    (onRemedy ?? remedies?.perform)?.(remedy);
  };
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("setup.device.title")}</DialogTitle>
          <DialogContent>
            {error !== null && <Problem problem={problemOf(error)} onRetry={begin} onRemedy={cure} />}
            {error === null && code === null && <Spinner size="small" label={t("setup.device.asking")} />}
            {error === null && code !== null && <Steps code={code} />}
            <p className={styles.warning}>{t("setup.device.warning")}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t("common.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
