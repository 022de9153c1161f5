import { Link, makeStyles, ProgressBar } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Level, Limits } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { useLimits } from "../../data/queries";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";

const useStyles = makeStyles({
  bar: { marginBottom: "8px" },
  text: { margin: "0 0 6px" },
});

const DAY = 24 * 60 * 60 * 1000;
const GIGABYTE = 1024 ** 3;
const colors = { fine: "brand", near: "warning", critical: "error" } as const satisfies Record<Level, string>;

/** How long until a limit is reached, in words. */
function useUntil(): (date: string | null) => string {
  const { t } = useTranslation();
  const now = useNow();
  return (date) => {
    if (date === null) {
      return t("setup.fullNever");
    }
    const days = Math.max(0, Math.round((Date.parse(date) - now) / DAY));
    if (days > 3650) {
      return t("setup.fullLong");
    }
    if (days >= 730) {
      return t("setup.fullYears", { count: Math.floor(days / 365) });
    }
    return days >= 60 ? t("setup.fullMonths", { count: Math.floor(days / 30) }) : t("setup.fullDays", { count: days });
  };
}

function Measured({ limits }: { limits: Limits }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const until = useUntil();
  const size = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 1 });
  const archive = limits.folders.find(({ role }) => role === "archive");
  const [used, most] =
    limits.bytes === null || limits.byte_limit === null
      ? [archive?.items ?? 0, archive?.item_limit ?? 0]
      : [limits.bytes / GIGABYTE, limits.byte_limit / GIGABYTE];
  const inGigabytes = limits.bytes !== null && limits.byte_limit !== null;
  const values = { used: size.format(used), limit: size.format(most) };
  const words = inGigabytes ? t("setup.usedGigabytes", values) : t("setup.usedItems", values);
  return (
    <>
      <Fact label={inGigabytes ? t("setup.limitMailbox") : (archive?.name ?? t("setup.limitMailbox"))}>{words}</Fact>
      <ProgressBar
        className={styles.bar}
        thickness="large"
        value={most === 0 ? 0 : Math.min(1, used / most)}
        color={colors[limits.level]}
        aria-label={t("setup.limits")}
        aria-valuetext={words}
      />
      <Fact label={t("setup.fullIn")}>{until(limits.forecast?.date ?? null)}</Fact>
    </>
  );
}

/** How full the mailbox is, and when it will be (R113). */
export function LimitsBox() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const { data: limits } = useLimits();
  return (
    <FactBox title={t("setup.limits")}>
      {limits === null || limits === undefined ? (
        <p className={styles.text}>{t("setup.notMeasured")}</p>
      ) : (
        <Measured limits={limits} />
      )}
      <Link as="button" onClick={() => void navigate({ to: "/setup/limits" })}>
        {t("setup.limitsAll")}
      </Link>
    </FactBox>
  );
}
