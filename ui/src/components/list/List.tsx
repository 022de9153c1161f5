import { getCoreRowModel, useReactTable, type ColumnDef } from "@tanstack/react-table";
import { useMemo, useRef, useState, type ReactNode } from "react";
import { useRemembered } from "../../app/preferences";
import type { Rows } from "../../data/useRows";
import { useFormat } from "../../format/useFormat";
import { useNow } from "../../format/now";
import { ErrorBar, ErrorState } from "../ErrorState";
import { Foot, type Hint } from "./Foot";
import { GridBody } from "./GridBody";
import { Header } from "./Header";
import { COMPACT, fitting, hiddenIds, ordered, template, useLayout } from "./layout";
import type { RowMarks } from "./Row";
import { RowMenu } from "./RowMenu";
import type { Selection } from "./selection";
import { SkeletonRows } from "./SkeletonRows";
import { useListStyles } from "./styles";
import type { CellFilter, ListColumn, RowAction, Sort } from "./types";
import { useDelayed } from "./useDelayed";
import { cellFilter, useGridKeys } from "./useGridKeys";
import { useElementWidth } from "./useSize";
import { useVirtualRows } from "./useVirtualRows";

export interface ListProps<Row> {
  /** Name under which the layout is remembered. */
  id: string;
  /** What the rows are, for screen readers. */
  label: string;
  columns: readonly ListColumn<Row>[];
  data: Rows<Row>;
  rowId: (row: Row) => string;
  selection: Selection;
  onSelection: (change: (selection: Selection) => Selection) => void;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  onOpen?: (row: Row) => void;
  onSearch?: () => void;
  onCopied?: (count: number) => void;
  marks?: (row: Row) => RowMarks | undefined;
  /** What can be done with the rows chosen, as the toolbar offers it; the row menu offers it too. */
  actions?: readonly RowAction[];
  /** The filter for the value of a cell; `null` when the list cannot be filtered by it. */
  filterBy?: (row: Row, column: string) => CellFilter | null;
  twoLines?: boolean;
  /** Shown instead of rows when there are none. */
  empty: ReactNode;
  count: string;
  hints?: readonly Hint[];
  note?: string | undefined;
  /** Further keys, shown at the foot. */
  foot?: ReactNode;
  testId?: string;
  /** Takes the focus when the page opens. */
  takesFocus?: boolean;
  /** New rows at the top are let into view, because nobody has taken the list in hand yet. */
  follows?: boolean;
}

/** Height of a row in pixels. */
function heightOf(twoLines: boolean, compact: boolean): number {
  if (twoLines) {
    return compact ? 40 : 48;
  }
  return compact ? 28 : 36;
}

/** The one list: every page that shows rows shows them with this. */
export function List<Row>(props: ListProps<Row>) {
  const { id, label, columns, data, rowId, selection, sort = null } = props;
  const styles = useListStyles();
  const format = useFormat();
  const now = useNow();
  const context = useMemo(() => ({ format, now }), [format, now]);
  const scroller = useRef<HTMLDivElement>(null);
  const room = useElementWidth(scroller);
  const [layout, change] = useLayout(id);
  const [compact] = useRemembered(COMPACT, false);
  const rowHeight = heightOf(props.twoLines === true, compact);
  const [column, setColumn] = useState<string | null>(null);

  const definitions = useMemo<ColumnDef<Row>[]>(
    () => columns.map((column) => ({ id: column.id, header: column.name, size: column.width })),
    [columns],
  );
  const hidden = hiddenIds(columns, layout);
  const rows = data.rows as Row[];
  const table = useReactTable<Row>({
    data: rows,
    columns: definitions,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    state: {
      columnOrder: ordered(columns, layout.order).map((column) => column.id),
      columnVisibility: Object.fromEntries(hidden.map((one) => [one, false])),
      rowSelection: selection.selected,
      sorting: sort === null ? [] : [{ id: sort.column, desc: sort.descending }],
    },
  });
  const visibleIds = table.getVisibleLeafColumns().map((column) => column.id).join(" ");
  const shown = useMemo(() => {
    const visible = visibleIds
      .split(" ")
      .flatMap((one) => columns.find((column) => column.id === one) ?? []);
    return fitting(visible, layout.widths, room);
  }, [visibleIds, columns, layout.widths, room]);
  const tracks = template(shown, layout.widths);
  const ids = useMemo(() => rows.map(rowId), [rows, rowId]);
  const virtual = useVirtualRows({
    scroller,
    ids,
    rowHeight,
    loadMore: data.loadMore,
    hasMore: data.hasMore,
    current: selection.current,
    follows: props.follows === true,
  });
  const skeleton = useDelayed(data.loading);
  const currentColumn = shown.some((one) => one.id === column) ? column : null;
  const keys = useGridKeys({
    ...props,
    ids,
    shown,
    context,
    scrollTo: virtual.scrollTo,
    scroller,
    rowHeight,
    column: currentColumn,
    setColumn,
  });

  const selectedCount = Object.keys(selection.selected).length;
  const allSelected = ids.length > 0 && ids.every((one) => selection.selected[one]);
  const at = selection.current === null ? -1 : ids.indexOf(selection.current);
  const shownInView = virtual.items.some((item) => item.index === at);
  const failed = data.error;

  return (
    <div className={styles.frame}>
      {failed !== null && rows.length > 0 && <ErrorBar error={failed} onRetry={data.refresh} />}
      <div
        ref={scroller}
        role="grid"
        // The grid is one stop of the Tab key; arrows move in it.
        tabIndex={rows.length > 0 ? 0 : -1}
        aria-label={label}
        aria-multiselectable
        aria-rowcount={data.more ? -1 : data.total + 1}
        aria-busy={data.loading}
        aria-activedescendant={shownInView ? `${id}-row-${at}${currentColumn === null ? "" : "-cell"}` : undefined}
        className={styles.grid}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <Header
          columns={shown}
          template={tracks}
          sort={sort}
          onSort={props.onSort}
          checked={allSelected ? true : selectedCount > 0 && "mixed"}
          onCheck={() => (selectedCount > 0 ? keys.clear() : keys.all())}
          onResize={(column, width) => change({ widths: { ...layout.widths, [column]: width } })}
        />
        <GridBody
          list={id}
          rows={rows}
          ids={ids}
          items={virtual.items}
          height={virtual.height}
          rowHeight={rowHeight}
          columns={shown}
          template={tracks}
          context={context}
          selected={selection.selected}
          current={selection.current}
          currentColumn={currentColumn}
          marks={props.marks}
          testId={props.testId}
          onPress={keys.onPress}
          onOpen={keys.onOpenAt}
          onMenu={keys.onMenu}
        />
      </div>
      {keys.menu !== null && (
        <RowMenu
          place={keys.menu}
          actions={props.actions ?? []}
          filter={cellFilter({ ...props, shown, ids, column: currentColumn })}
          count={Math.max(1, selectedCount)}
          onCopy={keys.copy}
          onClose={keys.closeMenu}
        />
      )}
      {data.loading && skeleton && <SkeletonRows columns={shown.length} template={tracks} rowHeight={rowHeight} />}
      {!data.loading && rows.length === 0 && (
        <div className={styles.middle}>
          {failed === null ? props.empty : <ErrorState error={failed} onRetry={data.refresh} />}
        </div>
      )}
      <Foot
        count={data.loading ? "" : props.count}
        selected={selectedCount}
        hints={props.hints ?? ["move", "select", "open"]}
        note={props.note}
      >
        {props.foot}
      </Foot>
    </div>
  );
}
