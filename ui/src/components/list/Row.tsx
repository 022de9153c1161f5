import { mergeClasses } from "@fluentui/react-components";
import { CheckmarkFilled } from "@fluentui/react-icons/svg/checkmark";
import { memo, type MouseEvent } from "react";
import { useListStyles } from "./styles";
import type { CellContext, ListColumn } from "./types";

export interface RowMarks {
  strong?: boolean;
  struck?: boolean;
}

interface Props<Row> {
  id: string;
  row: Row;
  index: number;
  columns: readonly ListColumn<Row>[];
  context: CellContext;
  template: string;
  height: number;
  selected: boolean;
  current: boolean;
  /** The column whose cell is the current one, in the current row. */
  currentColumn: string | null;
  strong: boolean;
  struck: boolean;
  testId: string | undefined;
  onPress: (event: MouseEvent, index: number, onCheck: boolean) => void;
  onOpen: (index: number) => void;
  onMenu: (event: MouseEvent, index: number) => void;
}

/** One row. The grid has the focus, so nothing in a row is a stop of the Tab key. */
function RowBase<Row>(props: Props<Row>) {
  const { id, row, index, columns, context, template, height, selected, current, currentColumn } = props;
  const { strong, struck, testId, onPress, onOpen, onMenu } = props;
  const styles = useListStyles();
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid around it takes the keys
    <div
      role="row"
      id={id}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-current={current}
      data-testid={testId}
      className={mergeClasses(styles.row, selected && styles.selected, current && styles.current)}
      style={{ height, transform: `translateY(${index * height}px)`, gridTemplateColumns: template }}
      onClick={(event) => {
        const onCheck = (event.target as HTMLElement).closest("[data-check]") !== null;
        onPress(event, index, onCheck);
      }}
      onDoubleClick={() => onOpen(index)}
      onContextMenu={(event) => onMenu(event, index)}
    >
      <div role="gridcell" data-check className={styles.checkCell}>
        <span aria-hidden className={mergeClasses(styles.check, selected && styles.checked)}>
          {selected && <CheckmarkFilled />}
        </span>
      </div>
      {columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          id={currentColumn === column.id ? `${id}-cell` : undefined}
          data-column={column.id}
          data-current-cell={currentColumn === column.id ? true : undefined}
          title={column.text(row, context) || undefined}
          className={mergeClasses(
            styles.cell,
            column.align === "end" && styles.end,
            strong && column.flexible === true && styles.strong,
            struck && column.icon === undefined && styles.struck,
          )}
        >
          {column.cell(row, context)}
        </div>
      ))}
    </div>
  );
}

export const Row = memo(RowBase) as typeof RowBase;
