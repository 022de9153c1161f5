import { makeStyles, shorthands, ToggleButton, tokens } from "@fluentui/react-components";
import { ArrowDownLeftRegular } from "@fluentui/react-icons/svg/arrow-down-left";
import { ArrowUpRightRegular } from "@fluentui/react-icons/svg/arrow-up-right";
import { ChatRegular } from "@fluentui/react-icons/svg/chat";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import type { ReactElement, RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineKind } from "../../api";
import { SearchField } from "../list/SearchField";

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: "8px",
    padding: "8px 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  pressed: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ...shorthands.borderColor(tokens.colorCompoundBrandStroke),
  },
  search: { marginLeft: "auto", display: "flex" },
});

const icons: Record<TimelineKind, ReactElement> = {
  mail_in: <ArrowDownLeftRegular />,
  mail_out: <ArrowUpRightRegular />,
  interactions: <ChatRegular />,
  tasks: <TaskListSquareLtrRegular />,
  opportunities: <TargetArrowRegular />,
};
const all: readonly TimelineKind[] = ["mail_in", "mail_out", "interactions", "tasks", "opportunities"];

interface Props {
  kinds: readonly TimelineKind[];
  search: string;
  input: RefObject<HTMLInputElement | null>;
  onKinds: (kinds: readonly TimelineKind[]) => void;
  onSearch: (search: string) => void;
}

/** What of a timeline is shown: the kinds that are pressed, or all where none is; and the words looked for. */
export function TimelineBar({ kinds, search, input, onKinds, onSearch }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const toggle = (kind: TimelineKind): void =>
    onKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : all.filter((one) => one === kind || kinds.includes(one)));
  return (
    <div className={styles.root} role="group" aria-label={t("list.filters")}>
      {all.map((kind) => (
        <ToggleButton
          key={kind}
          size="small"
          shape="circular"
          icon={icons[kind]}
          checked={kinds.includes(kind)}
          className={kinds.includes(kind) ? styles.pressed : undefined}
          onClick={() => toggle(kind)}
        >
          {t(`timeline.kinds.${kind}`)}
        </ToggleButton>
      ))}
      <div className={styles.search}>
        <SearchField value={search} label={t("timeline.search")} input={input} onChange={onSearch} />
      </div>
    </div>
  );
}
