import {
  Button,
  Checkbox,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Switch,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { ColumnEditRegular } from "@fluentui/react-icons/svg/column-edit";
import { useTranslation } from "react-i18next";
import { useRemembered } from "../../app/preferences";
import { COMPACT, hiddenIds, ordered, useLayout } from "./layout";
import type { ListColumn } from "./types";

const useStyles = makeStyles({
  surface: { padding: "12px 8px 8px", width: "280px" },
  title: { padding: "8px 8px 4px", fontWeight: tokens.fontWeightSemibold },
  row: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  list: { margin: 0, padding: 0, listStyleType: "none", maxHeight: "60vh", overflowY: "auto" },
  reset: { marginTop: "8px" },
});

interface Props<Row> {
  list: string;
  columns: readonly ListColumn<Row>[];
}

/** View of a list: how close the rows stand, which columns are shown, and in which order. Remembered on this computer. */
export function ColumnChooser<Row>({ list, columns }: Props<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [layout, change, reset] = useLayout(list);
  const [compact, setCompact] = useRemembered(COMPACT, false);
  const inOrder = ordered(columns, layout.order);
  const hidden = hiddenIds(columns, layout);
  const ids = inOrder.map((column) => column.id);

  const show = (id: string, shown: boolean): void => {
    const next = shown ? hidden.filter((one) => one !== id) : [...hidden, id];
    change({ order: ids, hidden: next });
  };
  const move = (id: string, by: number): void => {
    const from = ids.indexOf(id);
    const next = ids.filter((one) => one !== id);
    next.splice(from + by, 0, id);
    change({ order: next, hidden });
  };

  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={t("list.view")} relationship="label">
          <Button appearance="subtle" icon={<ColumnEditRegular />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t("list.view")}>
        <Switch
          label={t("list.compact")}
          checked={compact}
          onChange={(_, data) => setCompact(data.checked)}
        />
        <div className={styles.title}>{t("list.columns")}</div>
        <ul className={styles.list}>
          {inOrder.map((column, index) => (
            <li key={column.id} className={styles.row}>
              <Checkbox
                label={column.name}
                disabled={column.fixed === true}
                checked={!hidden.includes(column.id)}
                onChange={(_, data) => show(column.id, data.checked === true)}
              />
              <span>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowUpRegular />}
                  aria-label={t("list.moveUp", { name: column.name })}
                  disabled={index === 0}
                  onClick={() => move(column.id, -1)}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<ArrowDownRegular />}
                  aria-label={t("list.moveDown", { name: column.name })}
                  disabled={index === inOrder.length - 1}
                  onClick={() => move(column.id, 1)}
                />
              </span>
            </li>
          ))}
        </ul>
        <Button size="small" className={styles.reset} onClick={reset}>
          {t("list.resetColumns")}
        </Button>
      </PopoverSurface>
    </Popover>
  );
}
