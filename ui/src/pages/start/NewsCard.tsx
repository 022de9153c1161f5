import {
  Avatar,
  Badge,
  Button,
  CounterBadge,
  mergeClasses,
  useArrowNavigationGroup,
} from "@fluentui/react-components";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LogEntry, News } from "../../api";
import { DirectionIcon } from "../../components/DirectionIcon";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useGradeWords } from "../log/evaluation";
import { HomeCard } from "./HomeCard";
import { companyOf, whereRead, whoOf } from "./links";
import { PageLink } from "./PageLink";
import { useRowStyles } from "./rows";
import { useMarkSeen } from "./useHome";

/** From this number on an evaluation is a bad one. */
const NEGATIVE = 4;

function Row({ entry, now }: { entry: LogEntry; now: number }) {
  const { t } = useTranslation();
  const styles = useRowStyles();
  const format = useFormat();
  const grade = useGradeWords();
  const company = companyOf(entry);
  return (
    <li className={styles.row} data-testid="home-news">
      <Link {...whereRead(entry)} className={styles.link}>
        <DirectionIcon flow={entry.information_flow} />
        <Avatar name={whoOf(entry)} color="colorful" size={28} aria-hidden />
        <span className={styles.texts}>
          <span className={styles.line}>
            <span className={styles.who}>{whoOf(entry) || t("common.noName")}</span>
            {company !== "" && <span className={styles.company}> · {company}</span>}
          </span>
          <span className={mergeClasses(styles.line, styles.second)}>{entry.description || t("common.noSubject")}</span>
        </span>
        {entry.evaluation >= NEGATIVE && (
          <Badge appearance="tint" color="warning" shape="rounded">
            {grade(entry.evaluation)}
          </Badge>
        )}
        {entry.opportunity_no !== "" && (
          <Badge appearance="tint" color="informative" shape="rounded">
            {entry.opportunity_no}
          </Badge>
        )}
        <span className={styles.when} title={format.exact(entry.time)}>
          {format.relative(entry.time, now)}
        </span>
      </Link>
    </li>
  );
}

interface Props {
  news: News;
  salesperson: string;
  className: string | undefined;
}

/** What came in since the visit before; when nothing did, what came last. */
export function NewsCard({ news, salesperson, className }: Props) {
  const { t } = useTranslation();
  const styles = useRowStyles();
  const now = useNow();
  const navigate = useNavigate();
  const arrows = useArrowNavigationGroup({ axis: "vertical", memorizeCurrent: true });
  const markSeen = useMarkSeen();
  const isNews = news.since !== null && news.count > 0;
  const search = salesperson === "" ? {} : { salesperson };
  return (
    <HomeCard
      className={className}
      title={isNews ? t("home.news") : t("home.latest")}
      badge={isNews ? <CounterBadge appearance="filled" color="brand" count={news.count} overflowCount={999} /> : undefined}
      aside={
        <>
          {isNews && (
            <Button size="small" appearance="subtle" onClick={markSeen}>
              {t("home.markSeen")}
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={() => void navigate({ to: "/log", search })}>
            {t("home.openLog")}
          </Button>
        </>
      }
      foot={
        news.set_aside > 0 ? (
          <>
            <MailInboxRegular fontSize={16} aria-hidden />
            <span>{t("home.setAside", { count: news.set_aside })}</span>
            <PageLink to="/desk/unknown">{t("home.decide")}</PageLink>
          </>
        ) : undefined
      }
    >
      {news.entries.length === 0 ? (
        <p className={styles.nothing}>{t("home.noMail")}</p>
      ) : (
        <ul {...arrows} className={styles.list}>
          {news.entries.map((entry) => (
            <Row key={entry.entry_no} entry={entry} now={now} />
          ))}
        </ul>
      )}
    </HomeCard>
  );
}
