import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DataUsageRegular } from "@fluentui/react-icons/svg/data-usage";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type EngineError, type Limits } from "../../api";
import { useWidth } from "../../app/media";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { useCrumbs } from "../../components/frame/crumbs";
import { ListPage } from "../../components/list";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useRemedies } from "../../components/remedy/useRemedies";
import { useNotify } from "../../components/useNotify";
import { useLimits, useSetup } from "../../data/queries";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { SetupFrame } from "../audit/SetupFrame";
import { Waiting } from "../audit/Waiting";
import { ChangeMailbox } from "./ChangeMailbox";
import { Explanation } from "./Explanation";
import { Folders } from "./Folders";
import { LevelMark } from "./LevelMark";
import { useForecast } from "./useForecast";

const useStyles = makeStyles({
  scroll: { flex: "1 1 0", minWidth: 0, overflowY: "auto", padding: "20px 32px 32px" },
  inner: { maxWidth: "1056px", display: "flex", flexDirection: "column", gap: "20px" },
  side: {
    width: "336px",
    flexShrink: 0,
    overflowY: "auto",
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  below: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge },
  head: { display: "flex", alignItems: "baseline", gap: "16px", flexWrap: "wrap" },
  address: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    userSelect: "text",
  },
  title: { margin: "0 0 4px", fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, userSelect: "text" },
  second: { margin: 0, color: tokens.colorNeutralForeground2 },
  measured: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, marginRight: "8px" },
});

const noSearch = (): void => undefined;

function Measured({ limits }: { limits: Limits }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { sentence, pace } = useForecast(limits);
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.address}>{limits.mailbox}</h1>
        <LevelMark level={limits.level} />
      </div>
      <section aria-labelledby="forecast">
        <h2 id="forecast" className={styles.title}>
          {t("jobs.limits.forecast")}
        </h2>
        <p className={styles.text}>{sentence}</p>
        {pace !== "" && <p className={styles.second}>{pace}</p>}
      </section>
      <Folders limits={limits} />
    </>
  );
}

interface BodyProps {
  limits: Limits | null;
  failed: EngineError | null;
  measure: () => void;
  measuring: boolean;
}

function Body({ limits, failed, measure, measuring }: BodyProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const setup = useSetup();
  const beside = useWidth() !== "narrow";
  const remedies = useRemedies();
  const noMailbox = setup.data !== undefined && setup.data.shared_mailbox === "";
  return (
    <>
      <div className={styles.scroll}>
        <div className={styles.inner}>
          {failed !== null && (
            <Problem
              problem={problemOf(failed)}
              onRemedy={(remedy) => remedies?.perform(remedy, problemOf(failed))}
              onRetry={measure}
              busy={measuring || remedies?.busy === true}
            />
          )}
          {limits !== null && <Measured limits={limits} />}
          {limits === null && failed === null && (
            <EmptyState
              icon={<DataUsageRegular />}
              title={t("jobs.limits.emptyTitle")}
              text={noMailbox ? t("jobs.limits.emptyNoMailbox") : t("jobs.limits.emptyText")}
            />
          )}
          <section aria-labelledby="advice">
            <h2 id="advice" className={styles.title}>
              {t("jobs.limits.adviceTitle")}
            </h2>
            <ChangeMailbox />
          </section>
          {!beside && (
            <div className={styles.below}>
              <Explanation />
            </div>
          )}
        </div>
      </div>
      {beside && (
        <aside className={styles.side}>
          <Explanation />
        </aside>
      )}
    </>
  );
}

/** Setup → Mailbox limits (R108–R113). */
export function LimitsPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("jobs.limits.title") });
  const { data, error, isPending, refetch } = useLimits();
  const measuring = useMutation({
    mutationFn: () => commands.measureLimits(),
    onSuccess: (limits) => {
      client.setQueryData(["limits"], limits);
      notify.success(t("jobs.limits.measured"));
    },
  });
  const measure = (): void => {
    if (!measuring.isPending) {
      measuring.mutate();
    }
  };
  return (
    <SetupFrame>
      <ListPage
        onSearch={noSearch}
        actions={
          <Button
            appearance="primary"
            icon={<DataUsageRegular />}
            disabledFocusable={measuring.isPending}
            onClick={measure}
          >
            {measuring.isPending ? t("jobs.limits.measuring") : t("jobs.limits.measure")}
          </Button>
        }
        tools={
          data !== undefined &&
          data !== null && (
            <span className={styles.measured} title={format.exact(data.measured_at)}>
              {t("jobs.limits.measuredAt", { when: format.relative(data.measured_at, now) })}
            </span>
          )
        }
      >
        {isPending && <Waiting />}
        {error !== null && data === undefined && (
          <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />
        )}
        {data !== undefined && (
          <Body
            limits={data}
            failed={measuring.error === null ? null : asEngineError(measuring.error)}
            measure={measure}
            measuring={measuring.isPending}
          />
        )}
      </ListPage>
    </SetupFrame>
  );
}
