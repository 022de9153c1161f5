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
import type { Account, DeviceCode } from "../../api";
import { useFormat } from "../../format/useFormat";
import { CopyButton } from "../CopyBox";
import { Problem, problemOf } from "../problem/Problem";
import { useDeviceSignIn } from "./useDeviceSignIn";

const useStyles = makeStyles({
  surface: { maxWidth: "520px" },
  steps: { margin: "8px 0", paddingLeft: "20px", display: "flex", flexDirection: "column", gap: "10px" },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", marginTop: "4px" },
  address: { fontFamily: tokens.fontFamilyMonospace, userSelect: "text", overflowWrap: "anywhere" },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    letterSpacing: "0.12em",
    padding: "4px 12px",
    userSelect: "text",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
  },
  wait: { display: "flex", alignItems: "center", gap: "8px", color: tokens.colorNeutralForeground2 },
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
            <span className={styles.address}>{code.verification_uri}</span>
            <CopyButton text={code.verification_uri} label={t("setup.device.copyAddress")} />
          </div>
        </li>
        <li>
          {t("setup.device.type")}
          <div className={styles.line}>
            <span className={styles.code}>{code.user_code}</span>
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

interface Props {
  onClose: () => void;
  onSignedIn?: (account: Account) => void;
}

/** Signs in with a code on another device, where no browser can open on this one. */
export function DeviceCodeDialog({ onClose, onSignedIn }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { code, error, begin, cancel } = useDeviceSignIn((account) => {
    onSignedIn?.(account);
    onClose();
  });
  const close = (): void => {
    cancel();
    onClose();
  };
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("setup.device.title")}</DialogTitle>
          <DialogContent>
            {error !== null && <Problem problem={problemOf(error)} onRetry={begin} onRemedy={begin} />}
            {error === null && code === null && <Spinner size="small" label={t("setup.device.asking")} />}
            {error === null && code !== null && <Steps code={code} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t("common.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
