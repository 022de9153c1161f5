import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { LightbulbRegular } from "@fluentui/react-icons/svg/lightbulb";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { SearchField, useList } from "../../components/list";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useNow } from "../../format/now";
import { EntryList } from "./EntryList";
import { LogFilters } from "./LogFilters";
import { isFiltered, toQuery, type LogSearch } from "./search";
import { newestFirst, useEntries } from "./useEntries";
import { useOpenLink } from "./useOpenLink";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flex: "1 1 0", minHeight: 0 },
  bar: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: "8px",
    padding: "8px 16px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  right: { marginLeft: "auto", display: "flex", alignItems: "center", gap: "8px" },
});

interface Props {
  /** The contact or salesperson whose card this is. */
  filter: Pick<LogSearch, "contact" | "salesperson">;
  without: "contact" | "salesperson";
}

/** The interaction log entries of a card: the list with a filter. */
export function CardEntries({ filter, without }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const now = useNow();
  const navigate = useNavigate();
  const list = useList(`log.${without}`, newestFirst);
  const [search, setSearch] = useState<LogSearch>({});
  const [why, setWhy] = useState<string | null>(null);
  const link = useOpenLink();
  const data = useEntries(toQuery({ ...search, ...filter }, new Date(now)), list.sort);
  const current = data.rows.find((entry) => String(entry.entry_no) === list.selection.current);
  const clear = (): void => setSearch({});
  const onType = useCallback((q: string) => setSearch((was) => ({ ...was, q: q === "" ? undefined : q })), []);
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        <LogFilters
          search={search}
          without={without}
          onChange={(change) => setSearch((was) => ({ ...was, ...change }))}
          onClear={clear}
        />
        <div className={styles.right}>
          {current !== undefined && current.link_state !== "none" && (
            <Button size="small" icon={<OpenRegular />} onClick={() => link.open(current)}>
              {t("log.openInOutlook")}
            </Button>
          )}
          {current !== undefined && current.message_key !== "" && (
            <Button size="small" icon={<LightbulbRegular />} onClick={() => setWhy(current.message_key)}>
              {t("log.why")}
            </Button>
          )}
          <SearchField value={search.q ?? ""} label={t("log.search")} input={list.search} onChange={onType} />
        </div>
      </div>
      <EntryList
        id={`log.${without}`}
        data={data}
        list={list}
        filtered={isFiltered(search)}
        onClear={clear}
        onOpen={(entry) => void navigate({ to: "/log", search: { ...filter, q: entry.subject || undefined } })}
        onCard
      />
      {why !== null && <WhyPanel messageKey={why} onClose={() => setWhy(null)} />}
      {link.question}
    </div>
  );
}
