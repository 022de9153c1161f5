import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { TaskListLtrRegular } from "@fluentui/react-icons/svg/task-list-ltr";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, type Home } from "../../api";
import { useRemembered } from "../../app/preferences";
import { ErrorState } from "../../components/ErrorState";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeys } from "../../components/keys/useKeys";
import { useDelayed } from "../../components/list/useDelayed";
import { useAllSalespeople, useAppState, useSetup } from "../../data/queries";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { CreateInteractionDialog } from "../interactions/CreateInteractionDialog";
import { PipelineCard } from "../opportunities/pipeline/PipelineCard";
import { NewTaskDialog } from "../tasks/NewTaskDialog";
import { greetingOf } from "./greeting";
import { HealthCard } from "./HealthCard";
import { HomeSkeleton } from "./HomeSkeleton";
import { MailCard } from "./MailCard";
import { NewCompany } from "./NewCompany";
import { NewsCard } from "./NewsCard";
import { TasksCard } from "./TasksCard";
import { useHome } from "./useHome";
import { WaitingCard } from "./WaitingCard";
import { WhosePicker } from "./WhosePicker";

const WIDE = "@media (min-width: 1600px)";
const MIDDLE = "@media (min-width: 1280px)";

const useStyles = makeStyles({
  root: {
    height: "100%",
    boxSizing: "border-box",
    overflowY: "auto",
    padding: "20px 24px 24px",
    display: "flex",
    flexDirection: "column",
    gap: "16px",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 16px" },
  greeting: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  since: { margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { marginLeft: "auto", display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  grid: {
    display: "grid",
    gap: "16px",
    gridAutoFlow: "row dense",
    gridTemplateColumns: "minmax(0, 1fr)",
    [MIDDLE]: { gridTemplateColumns: "minmax(0, 5fr) minmax(0, 4fr)" },
    [WIDE]: {
      flex: "1 0 auto",
      gridTemplateColumns: "minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3.2fr)",
      gridTemplateRows: "424px minmax(380px, 1fr)",
    },
  },
  list: { maxHeight: "424px", [MIDDLE]: { height: "424px" }, [WIDE]: { maxHeight: "none", height: "auto" } },
});

/** Since when, and what came in. */
function useSince(home: Home | undefined): string {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const today = new Intl.DateTimeFormat(format.locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const day = today.format(now);
  const date = day.charAt(0).toLocaleUpperCase(format.locale) + day.slice(1);
  if (home?.news.since === null || home === undefined) {
    return date;
  }
  const { since, count, set_aside } = home.news;
  const parts = [t("home.sinceLogged", { count })];
  if (set_aside > 0) {
    parts.push(t("home.sinceSetAside", { count: set_aside }));
  }
  return `${date} · ${t("home.since", { when: sinceWords(since, format.locale, now) })} ${parts.join(", ")}`;
}

/** A past visit: its clock when it was today, else with its day. */
function sinceWords(since: string, locale: string, now: number): string {
  const at = new Date(since);
  const sameDay = at.toDateString() === new Date(now).toDateString();
  const days = (now - at.getTime()) / 86_400_000;
  const day: Intl.DateTimeFormatOptions = days < 6 ? { weekday: "long" } : { day: "numeric", month: "long" };
  const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(locale, sameDay ? clock : { ...day, ...clock }).format(at);
}

function useGreeting(): string {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { data: setup } = useSetup();
  const { data: salespeople } = useAllSalespeople();
  const user = salespeople?.find(({ code }) => code !== "" && code === setup?.user_salesperson);
  const name = user?.name.split(" ")[0] ?? "";
  const part = greetingOf(new Date(now).getHours(), i18n.language);
  return name === "" ? t(`home.greeting.${part}`) : t(`home.greetingName.${part}`, { name });
}

/** Whose page it is: what was chosen last in this company, else that of whoever uses this computer. `null` while that
 *  is not known. */
function useWhose(): [string | null, (code: string) => void] {
  const { data: app } = useAppState();
  const { data: setup, isError } = useSetup();
  const { data: salespeople } = useAllSalespeople();
  const [chosen, setChosen] = useRemembered<string | null>(`home.salesperson.${app?.mode ?? ""}`, null);
  const user = setup?.user_salesperson ?? (isError ? "" : null);
  const whose = chosen ?? user;
  const isGone = salespeople !== undefined && !salespeople.some(({ code }) => code === whose);
  return [whose !== null && isGone ? "" : whose, setChosen];
}

/** The start page (R107): what came in, what waits for an answer, what is due, how the job is. */
export function HomePage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const [salesperson, setSalesperson] = useWhose();
  const { data: home, error, refetch } = useHome(salesperson);
  const late = useDelayed(home === undefined && error === null);
  const greeting = useGreeting();
  const since = useSince(home);
  const [dialog, setDialog] = useState<"task" | "interaction" | null>(null);
  useCrumbs({ text: t("home.title") });
  useKeys({ add: () => setDialog("task") });
  const whose = salesperson ?? "";
  const task: Record<string, string> = whose === "" ? {} : { salesperson_code: whose };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard
    <div className={styles.root} tabIndex={0} role="region" aria-label={t("home.title")} data-testid="home">
      {error !== null && home === undefined && <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />}
      {late && <HomeSkeleton />}
      {home !== undefined && (
        <>
          <div className={styles.head}>
            <div>
              <p className={styles.greeting}>{greeting}</p>
              <p className={styles.since}>{since}</p>
            </div>
            <div className={styles.actions}>
              <WhosePicker value={whose} onChoose={setSalesperson} />
              <Button icon={<TaskListLtrRegular />} onClick={() => setDialog("task")}>
                {t("home.newTask")}
              </Button>
              <Button appearance="primary" icon={<AddRegular />} onClick={() => setDialog("interaction")}>
                {t("home.newInteraction")}
              </Button>
            </div>
          </div>
          {home.is_new && home.tasks.open === 0 ? (
            <NewCompany job={home.job} />
          ) : (
            <div className={styles.grid}>
              <NewsCard className={styles.list} news={home.news} salesperson={whose} />
              <WaitingCard className={styles.list} home={home} />
              <TasksCard
                className={styles.list}
                tasks={home.tasks}
                salesperson={whose}
                onNew={() => setDialog("task")}
              />
              <PipelineCard />
              <MailCard days={home.days} />
              <HealthCard className={undefined} job={home.job} />
            </div>
          )}
        </>
      )}
      {dialog === "task" && <NewTaskDialog from={task} onClose={() => setDialog(null)} />}
      {dialog === "interaction" && <CreateInteractionDialog from={{}} onClose={() => setDialog(null)} />}
    </div>
  );
}
