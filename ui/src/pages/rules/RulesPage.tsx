import { Button, makeStyles, ToggleButton } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { MailProhibitedRegular } from "@fluentui/react-icons/svg/mail-prohibited";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type MailRule, type RuleKind } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import { SetupTabs } from "../../components/frame/SetupTabs";
import { List, ListPage, nothing, RowActions, SearchField, targetsOf, useList, type RowAction } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { allRows } from "../../data/useRows";
import { useRuleColumns } from "./columns";
import { RuleDialog } from "./RuleDialog";
import { useRuleActs } from "../../components/why/useRuleActs";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0, minWidth: 0 },
  page: { flex: "1 1 0", minHeight: 0, minWidth: 0, position: "relative" },
  chip: { minWidth: 0 },
});

const rowId = (rule: MailRule): string => String(rule.id);
const KINDS: readonly RuleKind[] = ["never_log", "always_ask"];

/** Setup → Mail rules: whose mail is never logged, and whose only when somebody says so (W24). */
export function RulesPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const columns = useRuleColumns();
  const list = useList("rules", { column: "value", descending: false });
  const { remove } = useRuleActs();
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState<RuleKind | null>(null);
  const [adding, setAdding] = useState(false);
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("rules.title") });

  const all = allRows(useQuery({ queryKey: ["mailRules"], queryFn: () => commands.getMailRules() }));
  const rows = all.rows.filter(
    (rule) => (kind === null || rule.kind === kind) && rule.value.includes(search.trim().toLowerCase()),
  );
  const { selection, setSelection } = list;
  const { targets } = targetsOf(rows, rowId, selection);
  const actions: RowAction[] = [
    { id: "add", name: t("rules.add"), icon: <AddRegular />, primary: true, keys: "add", run: () => setAdding(true) },
  ];
  if (targets.length > 0) {
    actions.push({
      id: "delete",
      name: t("common.delete"),
      icon: <DeleteRegular />,
      run: () => {
        remove(targets);
        setSelection(() => nothing);
      },
    });
  }
  const filtered = search !== "" || kind !== null;
  const reset = (): void => {
    setSearch("");
    setKind(null);
  };
  return (
    <div className={styles.root}>
      <SetupTabs />
      <div className={styles.page}>
        <ListPage
          onSearch={list.focusSearch}
          keys={{ add: () => setAdding(true), resetFilters: reset }}
          actions={<RowActions actions={actions} />}
          tools={<SearchField value={search} label={t("rules.search")} input={list.search} onChange={setSearch} />}
          filters={KINDS.map((one) => (
            <ToggleButton
              key={one}
              size="small"
              shape="circular"
              className={styles.chip}
              checked={kind === one}
              onClick={() => setKind(kind === one ? null : one)}
            >
              {t(`rules.kind.${one}`)}
            </ToggleButton>
          ))}
        >
          <List
            id="rules"
            label={t("rules.title")}
            columns={columns}
            data={{ ...all, rows, total: rows.length }}
            rowId={rowId}
            actions={actions}
            selection={selection}
            onSelection={setSelection}
            onSearch={list.focusSearch}
            onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
            hints={["move", "select"]}
            note={t("rules.note")}
            count={t("rules.count", { count: rows.length })}
            testId="rule-row"
            takesFocus
            empty={
              <EmptyState
                icon={<MailProhibitedRegular />}
                title={filtered ? t("rules.emptyFiltered") : t("rules.empty")}
                text={filtered ? t("rules.emptyFilteredText") : t("rules.emptyText")}
                action={
                  filtered ? (
                    <Button onClick={reset}>{t("rules.showAll")}</Button>
                  ) : (
                    <Button appearance="primary" onClick={() => setAdding(true)}>
                      {t("rules.add")}
                    </Button>
                  )
                }
              />
            }
          />
        </ListPage>
      </div>
      {adding && <RuleDialog onClose={() => setAdding(false)} />}
    </div>
  );
}
