import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { MailTemplateRegular } from "@fluentui/react-icons/svg/mail-template";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type InteractionTemplate } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { useCrumbs } from "../../components/frame/crumbs";
import { useNotify } from "../../components/useNotify";
import { useSetup } from "../../data/queries";
import { allRows } from "../../data/useRows";
import { SetupFrame } from "../audit/SetupFrame";
import { Waiting } from "../audit/Waiting";
import { useGroupColumns, useTemplateColumns } from "./columns";
import { EmailsTemplate } from "./EmailsTemplate";
import { GroupDialog } from "./GroupDialog";
import { useGroups, useTemplates } from "./queries";
import { Records } from "./Records";
import { TemplateDialog } from "./TemplateDialog";
import { useRenew } from "./useRenew";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  tabs: { padding: "0 4px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
});

const noTemplates: readonly InteractionTemplate[] = [];
type TabName = "template" | "group" | "setup";

function Templates() {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const renew = useRenew();
  const columns = useTemplateColumns();
  const data = allRows(useTemplates());
  const choosing = useMutation({
    mutationFn: (code: string) => commands.setSetup({ emails_template: code }),
    onSuccess: (setup) => {
      client.setQueryData(["setup"], setup);
      renew();
      notify.success(t("admin.templates.chosen", { code: setup.emails_template }));
    },
    onError: notify.failure,
  });
  return (
    <Records
      kind="template"
      columns={columns}
      data={data}
      reason={(row) => (row.for_emails ? t("admin.templates.inUseEmails", { code: row.code }) : "")}
      actions={(row) =>
        row.for_emails
          ? []
          : [
              {
                id: "emails",
                name: t("admin.templates.useForEmails"),
                icon: <MailTemplateRegular />,
                run: () => choosing.mutate(row.code),
                disabled: choosing.isPending,
              },
            ]
      }
      dialog={(template, close) => <TemplateDialog template={template} onClose={close} />}
    />
  );
}

function Groups() {
  const { t } = useTranslation();
  const templates = useTemplates().data ?? noTemplates;
  const columns = useGroupColumns(templates);
  return (
    <Records
      kind="group"
      columns={columns}
      data={allRows(useGroups())}
      reason={({ code }) => {
        const members = templates.filter(({ group_code }) => group_code === code).map((one) => one.code);
        return members.length === 0 ? "" : t("admin.templates.inUseGroup", { code, members: members.join(", ") });
      }}
      dialog={(group, close) => <GroupDialog group={group} onClose={close} />}
    />
  );
}

function Setup() {
  const setup = useSetup();
  const templates = useTemplates();
  const error = setup.error ?? templates.error;
  if (error !== null) {
    const again = (): void => {
      void setup.refetch();
      void templates.refetch();
    };
    return <ErrorState error={asEngineError(error)} onRetry={again} />;
  }
  if (setup.data === undefined || templates.data === undefined) {
    return <Waiting />;
  }
  return <EmailsTemplate setup={setup.data} templates={templates.data} />;
}

/** Setup → Interaction templates, groups, and Interaction Template Setup (R47, R48). */
export function TemplatesPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const [tab, setTab] = useState<TabName>("template");
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("admin.templates.title") });
  return (
    <SetupFrame>
      <div className={styles.root}>
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          onTabSelect={(_, data) => setTab(data.value as TabName)}
        >
          <Tab value="template">{t("admin.templates.tab.template")}</Tab>
          <Tab value="group">{t("admin.templates.tab.group")}</Tab>
          <Tab value="setup">{t("admin.templates.tab.setup")}</Tab>
        </TabList>
        {tab === "template" && <Templates />}
        {tab === "group" && <Groups />}
        {tab === "setup" && <Setup />}
      </div>
    </SetupFrame>
  );
}
