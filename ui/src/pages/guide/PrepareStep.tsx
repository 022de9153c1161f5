import { Badge, Checkbox, Field, Input, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ChecklistItem, type ScriptKind } from "../../api";
import { TextField } from "../../components/fields/TextField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { Problem, problemOf } from "../../components/problem/Problem";
import { Fold } from "./Fold";
import { useGuide } from "./GuideContext";
import { PageLink } from "./PageLink";
import type { PageName } from "./pages";
import { Question } from "./Question";
import { RuleWishes } from "./RuleWishes";
import { RulesTable } from "./RulesTable";
import { ScriptBox } from "./ScriptBox";
import { useStepStyles } from "./styles";
import { useScriptWishes } from "./useScriptOptions";

const useStyles = makeStyles({
  item: { padding: "8px 16px 10px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, ":last-child": { borderBottom: "none" } },
  head: { display: "flex", alignItems: "center", gap: "8px" },
  label: { flexGrow: 1 },
  body: { paddingLeft: "32px", display: "flex", flexDirection: "column", gap: "8px" },
  tabs: { marginLeft: "-10px" },
});

/** An item of the checklist with the commands that do it; an account is made by hand. */
const ITEMS: readonly { item: ChecklistItem; script: ScriptKind | null; steps: number; pages: readonly PageName[] }[] = [
  { item: "shared_mailbox", script: "shared_mailbox", steps: 4, pages: ["exchangeAdmin", "sharedMailbox"] },
  { item: "job_account", script: null, steps: 3, pages: [] },
  { item: "membership", script: "membership", steps: 4, pages: ["exchangeAdmin", "delegation"] },
  { item: "mail_flow_rules", script: "mail_flow_rules", steps: 5, pages: ["exchangeAdmin", "rules", "ruleActions"] },
  { item: "archive_readers", script: "archive_readers", steps: 3, pages: ["powerShell"] },
];

/** What is done in Exchange before: the checklist R20–R29, each item with commands and steps. */
export function PrepareStep() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const { guide, setup, place } = useGuide();
  const { one: check } = useEmailCheck();
  const [wishes, wish] = useScriptWishes();
  const firstOpen = ITEMS.find(({ item }) => !guide.ticked.includes(item))?.item;
  const [opened] = useState(place === "membership" || place === "archive" ? "membership" : firstOpen);
  return (
    <Question>
      <div className={styles.fields}>
        <div data-place="mailbox">
          <TextField
            name="shared_mailbox"
            type="email"
            label={t("guide.prepare.mailbox")}
            hint={t("guide.prepare.mailboxHint")}
            check={check}
            readOnly={setup.enabled}
          />
        </div>
        <Field label={t("guide.prepare.jobAccount")} hint={t("guide.prepare.jobAccountHint")}>
          <Input type="email" value={wishes.jobAccount} onChange={(_, data) => wish({ jobAccount: data.value })} />
        </Field>
      </div>
      <section className={styles.box} aria-label={t("guide.prepare.list")}>
        {ITEMS.map(({ item, script, steps, pages }) => (
          <Item key={item} item={item} open={item === opened}>
            <Ways item={item} script={script} steps={steps} pages={pages} />
            {item === "membership" && (
              <div data-place="archive">
                <Fold title={t("guide.prepare.archive")} open={place === "archive"}>
                  <p className={styles.second}>{t("guide.prepare.archiveText")}</p>
                  <ScriptBox kind="archive" />
                </Fold>
              </div>
            )}
          </Item>
        ))}
      </section>
      <Fold title={t("guide.prepare.everything")}>
        <p className={styles.second}>{t("guide.prepare.everythingText")}</p>
        <ScriptBox kind="everything" />
      </Fold>
    </Question>
  );
}

function Item({ item, open, children }: { item: ChecklistItem; open: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const client = useQueryClient();
  const { guide, cure } = useGuide();
  const { mutate, error, variables } = useMutation({
    mutationFn: (done: boolean) => commands.tickGuideItem(item, done),
    onSuccess: (changed) => client.setQueryData(["guide"], changed),
  });
  const again = (): void => mutate(variables ?? true);
  return (
    <div className={styles.item} data-place={item}>
      <div className={styles.head}>
        <Checkbox
          className={styles.label}
          checked={guide.ticked.includes(item)}
          label={<span className={step.strong}>{t(`guide.item.${item}`)}</span>}
          data-testid={`guide-tick-${item}`}
          onChange={(_, data) => mutate(data.checked === true)}
        />
        {item === "archive_readers" && (
          <Badge appearance="tint" color="informative" shape="rounded">
            {t("guide.optional")}
          </Badge>
        )}
      </div>
      <div className={styles.body}>
        {error !== null && (
          <Problem
            problem={problemOf(asEngineError(error))}
            onRetry={again}
            onRemedy={(remedy) => cure(remedy, again)}
          />
        )}
        <p className={step.text}>{t(`guide.itemText.${item}`)}</p>
        <Fold title={t("guide.prepare.how")} open={open}>
          {children}
        </Fold>
      </div>
    </div>
  );
}

interface WaysProps {
  item: ChecklistItem;
  script: ScriptKind | null;
  steps: number;
  pages: readonly PageName[];
}

/** How to do an item: with commands, or by hand. */
function Ways({ item, script, steps, pages }: WaysProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const step = useStepStyles();
  const [wishes, wish] = useScriptWishes();
  const [way, setWay] = useState<"commands" | "hand">(script === null ? "hand" : "commands");
  return (
    <div className={step.section}>
      {item === "mail_flow_rules" && <RuleWishes />}
      {item === "archive_readers" && (
        <Field label={t("guide.prepare.readers")} hint={t("guide.prepare.severalHint")}>
          <Input value={wishes.readers} onChange={(_, data) => wish({ readers: data.value })} />
        </Field>
      )}
      {script !== null && (
        <TabList
          size="small"
          className={styles.tabs}
          selectedValue={way}
          onTabSelect={(_, data) => setWay(data.value as "commands" | "hand")}
        >
          <Tab value="commands">{t("guide.withPowerShell")}</Tab>
          <Tab value="hand">{item === "archive_readers" ? t("guide.inOutlook") : t("guide.inAdminCentre")}</Tab>
        </TabList>
      )}
      {way === "commands" && script !== null ? (
        <ScriptBox kind={script} />
      ) : (
        <ol className={step.numbered}>
          {Array.from({ length: steps }, (_, index) => (
            <li key={index}>{t(`guide.byHand.${item}.${index + 1}` as "guide.byHand.shared_mailbox.1")}</li>
          ))}
        </ol>
      )}
      {item === "mail_flow_rules" && <RulesTable />}
      {pages.map((page) => (
        <PageLink key={page} page={page} />
      ))}
    </div>
  );
}
