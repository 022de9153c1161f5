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
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type DeviceCode } from "../../api";
import { CopyButton } from "../../components/CopyBox";
import { WebLink } from "../../components/WebLink";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useFormat } from "../../format/useFormat";
import { useGuide } from "./GuideContext";
import { placeOf } from "./order";
import { useStepStyles } from "./styles";

const useStyles = makeStyles({
  surface: { maxWidth: "520px" },
  content: { display: "flex", flexDirection: "column", gap: "12px" },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: "4px",
    userSelect: "all",
    overflowWrap: "anywhere",
  },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
});

/** Signs in on another device, where no browser can open on this one. */
export function DeviceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const client = useQueryClient();
  const { cure, renew } = useGuide();
  const { mutate: wait, ...waiting } = useMutation({
    mutationFn: () => commands.waitForDeviceSignIn(),
    onSuccess: (account) => {
      client.setQueryData(["account"], account);
      for (const topic of ["setup", "job"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
      renew();
      onClose();
    },
  });
  const { mutate: ask, ...asking } = useMutation({
    mutationFn: () => commands.beginDeviceSignIn(),
    onSuccess: () => wait(),
  });
  useEffect(() => ask(), [ask]);
  const again = (): void => {
    waiting.reset();
    ask();
  };
  const leave = (): void => {
    if (waiting.isPending) {
      // What the canceled sign-in answers is not of interest any more.
      void commands.cancelSignIn().catch(() => undefined);
    }
    onClose();
  };
  const thrown = asking.error ?? waiting.error;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && leave()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("guide.device.title")}</DialogTitle>
          <DialogContent className={styles.content}>
            {thrown !== null ? (
              <Problem
                problem={problemOf(asEngineError(thrown))}
                onRetry={again}
                onRemedy={(remedy) => {
                  if (placeOf(remedy) === null && remedy !== "give_consent") {
                    again();
                  } else {
                    onClose();
                    cure(remedy, again);
                  }
                }}
              />
            ) : asking.data === undefined ? (
              <Spinner label={t("guide.device.asking")} />
            ) : (
              <Code code={asking.data} />
            )}
            <p className={step.second}>{t("guide.device.warning")}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={leave}>{t("common.cancel")}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Code({ code }: { code: DeviceCode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const format = useFormat();
  return (
    <>
      <div>
        {t("guide.device.open")}
        <div className={styles.line}>
          <WebLink address={code.verification_uri}>{code.verification_uri}</WebLink>
          <CopyButton text={code.verification_uri} label={t("guide.copyAddress")} />
        </div>
      </div>
      <div>
        {t("guide.device.type")}
        <div className={styles.line}>
          <span className={styles.code} data-testid="guide-code">
            {code.user_code}
          </span>
          <CopyButton text={code.user_code} label={t("guide.device.copy")} />
        </div>
      </div>
      <div className={styles.line} role="status">
        <Spinner size="tiny" aria-hidden />
        <span className={step.text}>{t("guide.device.waiting", { clock: format.clock(code.expires_at) })}</span>
      </div>
    </>
  );
}
