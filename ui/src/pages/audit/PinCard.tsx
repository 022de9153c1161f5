import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { LockOpenRegular } from "@fluentui/react-icons/svg/lock-open";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, type AdministratorLock } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";
import { PinDialog } from "./PinDialog";
import { useLock, usePinAct } from "./useLock";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    margin: "16px",
    padding: "16px 20px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    "@media (max-height: 559px)": { margin: "8px", padding: "8px 12px" },
  },
  head: { display: "flex", alignItems: "center", gap: "12px", flexWrap: "wrap" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  buttons: { marginLeft: "auto", display: "flex", gap: "8px", flexWrap: "wrap" },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: "1056px" },
});

type Asked = "set" | "change" | "remove" | "unlock";

function Buttons({ lock, ask }: { lock: AdministratorLock; ask: (kind: Asked) => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const locking = usePinAct(() => notify.success(t("admin.lockedNow")));
  if (!lock.protected) {
    return (
      <Button appearance="primary" onClick={() => ask("set")}>
        {t("admin.pinConfirm.set")}
      </Button>
    );
  }
  return (
    <>
      {lock.unlocked ? (
        <Button
          appearance="primary"
          icon={<LockClosedRegular />}
          disabled={locking.isPending}
          onClick={() => locking.mutate({ kind: "lock" }, { onError: notify.failure })}
        >
          {t("admin.lockNow")}
        </Button>
      ) : (
        <Button appearance="primary" icon={<LockOpenRegular />} onClick={() => ask("unlock")}>
          {t("admin.unlock")}
        </Button>
      )}
      <Button onClick={() => ask("change")}>{t("admin.pinChange")}</Button>
      <Button onClick={() => ask("remove")}>{t("admin.pinRemove")}</Button>
    </>
  );
}

/** The administrator's PIN: how it stands, what it protects and what it does not (R50). */
export function PinCard() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data, error, refetch } = useLock();
  const [asked, setAsked] = useState<Asked | null>(null);
  const state = data === undefined ? null : !data.protected ? "none" : data.unlocked ? "unlocked" : "locked";
  return (
    <section className={styles.root} aria-labelledby="pin-title">
      <div className={styles.head}>
        <h2 id="pin-title" className={styles.title}>
          {t("admin.pinCardTitle")}
        </h2>
        {state !== null && (
          <Badge
            appearance="tint"
            shape="rounded"
            color={state === "locked" ? "brand" : "informative"}
            icon={state === "locked" ? <LockClosedRegular /> : <LockOpenRegular />}
            data-testid="pin-state"
          >
            {t(`admin.pinState.${state}`)}
          </Badge>
        )}
        <div className={styles.buttons}>{data !== undefined && <Buttons lock={data} ask={setAsked} />}</div>
      </div>
      {error !== null && <ErrorBar error={asEngineError(error)} onRetry={() => void refetch()} />}
      <p className={styles.text}>{t("admin.pinProtects")}</p>
      <p className={styles.text}>{t("admin.pinProtectsNot")}</p>
      {asked !== null && <PinDialog kind={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}
