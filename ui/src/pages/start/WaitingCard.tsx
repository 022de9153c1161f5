import {
  Avatar,
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  Tab,
  TabList,
  Tooltip,
  useArrowNavigationGroup,
} from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Home, LogEntry, Waiting } from "../../api";
import { HiddenText } from "../../components/HiddenText";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useAge } from "./age";
import { HomeCard } from "./HomeCard";
import { companyOf, whereRead, whoOf } from "./links";
import { useRowStyles } from "./rows";
import { useNoAnswer } from "./useHome";

/** Days after which a mail has waited too long: for us, for them. */
const LONG = { ours: 1, theirs: 7 };
/** Counting ends here. */
const MOST = 100;

type Side = keyof typeof LONG;

const useStyles = makeStyles({
  tabs: { flexShrink: 0, padding: "0 8px" },
  act: { marginRight: "8px" },
});

interface RowProps {
  entry: LogEntry;
  side: Side;
  now: number;
}

function Row({ entry, side, now }: RowProps) {
  const { t } = useTranslation();
  const rows = useRowStyles();
  const styles = useStyles();
  const format = useFormat();
  const age = useAge()(entry.time, now);
  const noAnswer = useNoAnswer();
  const company = companyOf(entry);
  return (
    <li className={rows.row} data-testid="home-waiting">
      <Link {...whereRead(entry)} className={rows.link}>
        <Avatar name={whoOf(entry)} color="colorful" size={28} aria-hidden />
        <span className={rows.texts}>
          <span className={rows.line}>
            <span className={rows.who}>{whoOf(entry) || t("common.noName")}</span>
            {company !== "" && <span className={rows.company}> · {company}</span>}
          </span>
          <span className={mergeClasses(rows.line, rows.second)}>{entry.description || t("common.noSubject")}</span>
        </span>
        <Badge
          shape="rounded"
          appearance="tint"
          color={age.days >= LONG[side] ? "warning" : "informative"}
          title={format.exact(entry.time)}
        >
          <span aria-hidden>{age.short}</span>
          <HiddenText>{age.long}</HiddenText>
        </Badge>
      </Link>
      <Tooltip content={t("home.noAnswer")} relationship="label">
        <Button
          className={styles.act}
          size="small"
          appearance="subtle"
          icon={<CheckmarkRegular />}
          onClick={() => noAnswer(entry)}
        />
      </Tooltip>
    </li>
  );
}

function count(waiting: Waiting): string {
  return waiting.count >= MOST ? `${MOST}+` : String(waiting.count);
}

/** Conversations that wait for an answer: ours, theirs. */
export function WaitingCard({ home, className }: { home: Home; className: string | undefined }) {
  const { t } = useTranslation();
  const rows = useRowStyles();
  const styles = useStyles();
  const now = useNow();
  const arrows = useArrowNavigationGroup({ axis: "vertical", memorizeCurrent: true });
  const [side, setSide] = useState<Side>("ours");
  const { entries } = home[side];
  return (
    <HomeCard
      className={className}
      title={t("home.waiting")}
      tabs={
        <TabList
          size="small"
          className={styles.tabs}
          selectedValue={side}
          onTabSelect={(_, data) => setSide(data.value as Side)}
          aria-label={t("home.waiting")}
        >
          <Tab value="ours">{t("home.ours", { number: count(home.ours) })}</Tab>
          <Tab value="theirs">{t("home.theirs", { number: count(home.theirs) })}</Tab>
        </TabList>
      }
    >
      {entries.length === 0 ? (
        <p className={rows.nothing}>{t(side === "ours" ? "home.noneOurs" : "home.noneTheirs")}</p>
      ) : (
        <ul {...arrows} className={rows.list}>
          {entries.map((entry) => (
            <Row key={entry.entry_no} entry={entry} side={side} now={now} />
          ))}
        </ul>
      )}
    </HomeCard>
  );
}
