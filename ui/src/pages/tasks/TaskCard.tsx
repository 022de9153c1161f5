import {
  Badge,
  Button,
  makeStyles,
  Menu,
  MenuButton,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Task } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { Card } from "../../components/fields/CardContext";
import { CardPage, KeyFact } from "../../components/fields/CardPage";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeys } from "../../components/keys/useKeys";
import { useKeyText } from "../../components/keys/words";
import { ActionItems } from "../../components/list/RowActions";
import type { RowAction } from "../../components/list";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { OpportunityName } from "../opportunities/OpportunityName";
import { DueText, KindIcon } from "./columns";
import { fieldNames, fieldsOf } from "./fields";
import { TaskFields } from "./TaskFields";
import { TaskLinks } from "./TaskLinks";
import { useRenewTasks } from "./useRenewTasks";
import { useTaskActions } from "./useTaskActions";
import { useTaskWords } from "./words";

const useStyles = makeStyles({ second: { color: tokens.colorNeutralForeground2 } });

/** The main action as a button, what puts off in a menu, the rest in another. */
function CardActions({ actions }: { actions: readonly RowAction[] }) {
  const { t } = useTranslation();
  const keyText = useKeyText();
  const [main] = actions;
  const choices = actions.filter(({ items }) => items !== undefined);
  const rest = actions.filter((action) => action !== main && action.items === undefined);
  return (
    <>
      {main !== undefined && (
        <Tooltip content={main.keys === undefined ? main.name : keyText(main.keys)} relationship="description">
          <Button
            appearance={main.id === "complete" ? "primary" : "secondary"}
            icon={main.icon}
            disabledFocusable={main.disabled === true}
            onClick={main.run}
          >
            {main.name}
          </Button>
        </Tooltip>
      )}
      {choices.map(({ id, icon, name, items = [] }) => (
        <ActionMenu key={id} actions={items} trigger={<MenuButton icon={icon}>{name}</MenuButton>} />
      ))}
      {rest.length > 0 && (
        <ActionMenu
          actions={rest}
          trigger={<MenuButton icon={<MoreHorizontalRegular />} menuIcon={null} aria-label={t("list.moreActions")} />}
        />
      )}
    </>
  );
}

function ActionMenu({ actions, trigger }: { actions: readonly RowAction[]; trigger: ReactElement }) {
  return (
    <Menu hasIcons>
      <MenuTrigger disableButtonEnhancement>{trigger}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          <ActionItems actions={actions} />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Loaded({ task }: { task: Task }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const words = useTaskWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const renew = useRenewTasks();
  const { actions, keys, dialogs } = useTaskActions([task], {
    onCard: true,
    onDeleted: () => void navigate({ to: "/tasks" }),
  });
  useKeys(keys);
  const write = async (fields: Record<string, string>): Promise<void> => {
    client.setQueryData(["task", task.no], await commands.setTask(task.no, fields));
    renew();
  };
  return (
    <Card values={fieldsOf(task)} names={fieldNames(t)} write={write}>
      <CardPage
        name={task.description}
        icon={<KindIcon kind={task.type} large />}
        badges={
          <>
            <Badge appearance="tint" color="informative" shape="rounded">
              {task.no}
            </Badge>
            {task.closed && (
              <Badge appearance="tint" color={task.canceled ? "warning" : "success"} shape="rounded">
                {words.state(task)}
              </Badge>
            )}
          </>
        }
        second={
          <span className={styles.second}>
            {[words.kind(task.type), task.contact_name, task.contact_company_name].filter((part) => part !== "").join(" · ")}
          </span>
        }
        actions={<CardActions actions={actions} />}
        facts={
          <>
            <KeyFact label={t("tasks.date")}>
              <DueText task={task} now={now} />
            </KeyFact>
            <KeyFact label={t("tasks.status")}>{words.state(task)}</KeyFact>
            <KeyFact label={t("tasks.priority")}>{words.priority(task.priority)}</KeyFact>
            <KeyFact label={t("tasks.salesperson")}>{task.salesperson_code || task.team_code}</KeyFact>
            {task.opportunity_no !== "" && (
              <KeyFact label={t("tasks.opportunity")}>
                <OpportunityName no={task.opportunity_no} />
              </KeyFact>
            )}
            {task.closed && <KeyFact label={t("tasks.closedOn")}>{format.day(task.date_closed)}</KeyFact>}
          </>
        }
        tabs={null}
        side={<TaskLinks task={task} />}
      >
        <TaskFields task={task} />
      </CardPage>
      {dialogs}
    </Card>
  );
}

/** Card of a task, edited in place. */
export function TaskCard({ no }: { no: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ["task", no], queryFn: () => commands.getTask(no) });
  useCrumbs({ text: t("tasks.title"), to: "/tasks" }, { text: data?.description || no });
  if (error !== null && data === undefined) {
    return <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  return data === undefined ? null : <Loaded task={data} />;
}
