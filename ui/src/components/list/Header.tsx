import { mergeClasses, useArrowNavigationGroup } from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { CheckmarkFilled } from "@fluentui/react-icons/svg/checkmark";
import { SubtractFilled } from "@fluentui/react-icons/svg/subtract";
import type { PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { useListStyles } from "./styles";
import type { ListColumn, Sort } from "./types";

interface Props<Row> {
  columns: readonly ListColumn<Row>[];
  template: string;
  sort: Sort | null;
  onSort?: (sort: Sort) => void;
  checked: boolean | "mixed";
  onCheck: () => void;
  onResize: (column: string, width: number) => void;
}

const LEAST = 40;

/** Sticky header: names, sorting, widths, and the checkbox for all rows. */
export function Header<Row>({ columns, template, sort, onSort, checked, onCheck, onResize }: Props<Row>) {
  const { t } = useTranslation();
  const styles = useListStyles();
  const arrows = useArrowNavigationGroup({ axis: "horizontal", memorizeCurrent: true });

  const resize = (event: PointerEvent<HTMLElement>, column: string): void => {
    const cell = event.currentTarget.parentElement;
    if (cell === null) {
      return;
    }
    event.preventDefault();
    const handle = event.currentTarget;
    const start = event.clientX;
    const width = cell.getBoundingClientRect().width;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void =>
      onResize(column, Math.max(LEAST, Math.round(width + moved.clientX - start)));
    const up = (): void => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", up);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", up);
  };

  const label = (column: ListColumn<Row>) => (
    <>
      {column.icon ?? <span className={styles.headText}>{column.name}</span>}
      {sort?.column === column.id && (sort.descending ? <ArrowDownRegular /> : <ArrowUpRegular />)}
    </>
  );

  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: template }} {...arrows}>
        <div role="columnheader" className={mergeClasses(styles.headCell, styles.checkCell)}>
          <button
            type="button"
            role="checkbox"
            aria-checked={checked}
            aria-label={t("list.selectAll")}
            className={mergeClasses(styles.check, checked !== false && styles.checked)}
            onClick={onCheck}
          >
            {checked === true && <CheckmarkFilled />}
            {checked === "mixed" && <SubtractFilled />}
          </button>
        </div>
        {columns.map((column) => {
          const sorted = sort?.column === column.id;
          const sortable = column.sort !== undefined && onSort !== undefined;
          const direction = sort?.descending === true ? "descending" : "ascending";
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={sortable ? (sorted ? direction : "none") : undefined}
              aria-label={column.icon === undefined ? undefined : column.name}
              title={column.name}
              className={mergeClasses(styles.headCell, column.align === "end" && styles.end)}
            >
              {sortable ? (
                <button
                  type="button"
                  className={styles.headButton}
                  onClick={() =>
                    onSort({
                      column: column.id,
                      descending: sorted ? !sort.descending : column.descendingFirst === true,
                    })
                  }
                >
                  {label(column)}
                </button>
              ) : (
                label(column)
              )}
              {column.icon === undefined && (
                <span aria-hidden className={styles.resizer} onPointerDown={(event) => resize(event, column.id)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
