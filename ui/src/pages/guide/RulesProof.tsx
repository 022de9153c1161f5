import { Button, mergeClasses } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useStepStyles } from "./styles";

interface Props {
  preview: Preview;
  /** When it was read, in milliseconds. */
  at: number;
  busy: boolean;
  onAgain: () => void;
}

/** Whether copies of both mail-flow rules arrived (R26, R27). */
export function RulesProof({ preview, at, busy, onAgain }: Props) {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const format = useFormat();
  return (
    <section className={styles.box} aria-label={t("guide.proof.title")}>
      <div className={styles.boxHead}>
        <h2 className={styles.boxTitle}>{t("guide.proof.title")}</h2>
        <span className={styles.second}>{t("guide.proof.checked", { clock: format.clock(at) })}</span>
        <Button size="small" icon={<ArrowSyncRegular />} disabledFocusable={busy} onClick={onAgain}>
          {t("guide.proof.again")}
        </Button>
      </div>
      <Row seen={preview.inbound_seen_at} title={t("guide.proof.inbound")} missing={t("guide.proof.noInbound")} />
      <Row seen={preview.outbound_seen_at} title={t("guide.proof.outbound")} missing={t("guide.proof.noOutbound")} />
    </section>
  );
}

function Row({ seen, title, missing }: { seen: string | null; title: string; missing: string }) {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const format = useFormat();
  const now = useNow();
  return (
    <div className={styles.row}>
      {seen === null ? (
        <ClockRegular aria-hidden className={mergeClasses(styles.rowIcon, styles.waiting)} />
      ) : (
        <CheckmarkCircleFilled aria-hidden className={mergeClasses(styles.rowIcon, styles.good)} />
      )}
      <div className={styles.rowWords}>
        <div className={styles.strong}>{title}</div>
        <p className={styles.second} title={format.exact(seen)}>
          {seen === null ? missing : t("guide.proof.seen", { when: format.relative(seen, now) })}
        </p>
      </div>
    </div>
  );
}
