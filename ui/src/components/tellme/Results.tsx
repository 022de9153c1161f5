import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AppsListRegular } from "@fluentui/react-icons/svg/apps-list";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { FlashRegular } from "@fluentui/react-icons/svg/flash";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { PersonTagRegular } from "@fluentui/react-icons/svg/person-tag";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../Kbd";
import type { Choice, Look, Section } from "./sections";

const ICONS: Record<Look, ReactNode> = {
  page: <AppsListRegular />,
  action: <FlashRegular />,
  company: <BuildingRegular />,
  person: <PersonRegular />,
  salesperson: <PersonTagRegular />,
  entry: <MailRegular />,
  task: <TaskListSquareLtrRegular />,
};

const useStyles = makeStyles({
  title: {
    padding: "8px 12px 2px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  option: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    minHeight: "36px",
    padding: "2px 12px",
    margin: "0 4px",
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    ":hover": { backgroundColor: tokens.colorBrandBackground2 },
    "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
  icon: { display: "inline-flex", flexShrink: 0, fontSize: "20px", color: tokens.colorNeutralForeground2 },
  texts: { flex: "1 1 0", minWidth: 0 },
  line: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  second: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  aside: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  id: string;
  sections: readonly Section[];
  /** The line that Enter takes. */
  current: string | undefined;
  onChoose: (choice: Choice) => void;
}

/** The lines below the box, in sections that a screen reader names. */
export function Results({ id, sections, current, onChoose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    line.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <div id={id} role="listbox" aria-label={t("tellme.results")}>
      {sections.map(({ id: section, title, options }) => (
        <div key={section} role="group" aria-labelledby={`${id}-${section}`}>
          <div id={`${id}-${section}`} className={styles.title} role="presentation">
            {title}
          </div>
          {options.map((option) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the box above has the keys
            <div
              key={option.id}
              ref={option.id === current ? line : undefined}
              id={`${id}-${option.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={option.id === current}
              data-testid={`tellme-${option.id}`}
              className={mergeClasses(styles.option, option.id === current && styles.current)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(option)}
            >
              <span aria-hidden className={styles.icon}>
                {ICONS[option.look]}
              </span>
              <span className={styles.texts}>
                <span className={styles.line}>{option.text}</span>
                {option.second !== undefined && option.second !== "" && (
                  <span className={mergeClasses(styles.line, styles.second)}>{option.second}</span>
                )}
              </span>
              {option.aside !== undefined && <span className={styles.aside}>{option.aside}</span>}
              {option.keys !== undefined && <Kbd>{option.keys}</Kbd>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
