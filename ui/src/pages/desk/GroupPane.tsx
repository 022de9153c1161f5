import { Avatar, Badge, Button, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { DeskGroup } from "../../api";
import { SidePane } from "../../components/list";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { GroupMessages } from "./GroupMessages";
import { messagesOf, type Plan } from "./groups";
import { PlanForm } from "./PlanForm";

const useStyles = makeStyles({
  head: { flexShrink: 0, display: "flex", alignItems: "center", gap: "12px", padding: "16px 20px 12px" },
  names: { flexGrow: 1, minWidth: 0, userSelect: "text" },
  title: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  body: { flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "4px 20px 20px" },
  hint: { padding: "24px 20px", color: tokens.colorNeutralForeground2 },
});

interface Props {
  groups: readonly DeskGroup[];
  domains: boolean;
  plan: Plan;
  /** How often a key asked for the form. */
  asked: number;
  over: boolean;
  onWhy: (key: string) => void;
  onDone: () => void;
  onClose: () => void;
}

/** The addresses in hand, what is decided about them, and their mail. */
export function GroupPane({ groups, domains, plan, asked, over, onWhy, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const only = groups.length === 1 ? groups[0] : undefined;
  const messages = t("desk.count", { count: messagesOf(groups) });
  const title = only === undefined ? t("desk.addresses", { count: groups.length }) : only.name || only.address;
  const second =
    only === undefined
      ? messages
      : [only.address, messages, t("desk.newest", { when: format.relative(only.newest_at, now) })].join(" · ");
  // Esc leads from the form back to the list.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented && !over) {
      document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    }
  };
  return (
    <SidePane id="desk" label={t("desk.pane")} over={over} onClose={onClose}>
      {groups.length === 0 ? (
        <div className={styles.hint}>{t("desk.paneHint")}</div>
      ) : (
        <>
          <div className={styles.head}>
            <Avatar name={title} color="colorful" size={40} aria-hidden />
            <div className={styles.names}>
              <div className={styles.title}>
                <h2 className={styles.name}>{title}</h2>
                {only?.looks_like_bulk === true && (
                  <Badge appearance="tint" color="informative" shape="rounded">
                    {t("desk.bulk")}
                  </Badge>
                )}
              </div>
              <div className={styles.second}>{second}</div>
            </div>
            {over && (
              <Tooltip content={t("common.close")} relationship="label">
                <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
              </Tooltip>
            )}
          </div>
          {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- a key that leads out of the form */}
          <div className={styles.body} onKeyDown={onKeyDown}>
            <PlanForm
              key={`${plan} ${groups.map(({ address }) => address).join(" ")}`}
              plan={plan}
              groups={groups}
              domains={domains}
              asked={asked}
              onDone={onDone}
            />
            {only !== undefined && <GroupMessages group={only} onWhy={onWhy} />}
          </div>
        </>
      )}
    </SidePane>
  );
}
