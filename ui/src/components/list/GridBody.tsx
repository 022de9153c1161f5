import type { VirtualItem } from "@tanstack/react-virtual";
import type { MouseEvent } from "react";
import { Row, type RowMarks } from "./Row";
import { useListStyles } from "./styles";
import type { CellContext, ListColumn, Selected } from "./types";

interface Props<R> {
  list: string;
  rows: readonly R[];
  ids: readonly string[];
  items: readonly VirtualItem[];
  height: number;
  rowHeight: number;
  columns: readonly ListColumn<R>[];
  template: string;
  context: CellContext;
  selected: Selected;
  current: string | null;
  currentColumn: string | null;
  marks: ((row: R) => RowMarks | undefined) | undefined;
  testId: string | undefined;
  onPress: (event: MouseEvent, index: number, onCheck: boolean) => void;
  onOpen: (index: number) => void;
  onMenu: (event: MouseEvent, index: number) => void;
}

/** The rows in view. */
export function GridBody<R>(props: Props<R>) {
  const { list, rows, ids, items, height, rowHeight, columns, template, context, selected, current } = props;
  const styles = useListStyles();
  return (
    <div role="rowgroup" className={styles.body} style={{ height }}>
      {items.map((item) => {
        const row = rows[item.index];
        const id = ids[item.index];
        if (row === undefined || id === undefined) {
          return null;
        }
        const marks = props.marks?.(row);
        return (
          <Row
            key={id}
            id={`${list}-row-${item.index}`}
            row={row}
            index={item.index}
            columns={columns}
            context={context}
            selected={selected[id] === true}
            current={current === id}
            currentColumn={current === id ? props.currentColumn : null}
            strong={marks?.strong === true}
            struck={marks?.struck === true}
            testId={props.testId}
            template={template}
            height={rowHeight}
            onPress={props.onPress}
            onOpen={props.onOpen}
            onMenu={props.onMenu}
          />
        );
      })}
    </div>
  );
}
