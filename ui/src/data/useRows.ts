import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { asEngineError, type EngineError, type Page } from "../api";

/** Rows of a list, page by page. */
export interface Rows<Row> {
  rows: readonly Row[];
  total: number;
  /** There are more than `total`: counting ended there. */
  more: boolean;
  hasMore: boolean;
  /** Nothing is known yet. */
  loading: boolean;
  error: EngineError | null;
  updatedAt: number;
  loadMore: () => void;
  /** Loads the rest, at most `most` rows, and gives all rows. */
  loadAll: (most: number) => Promise<readonly Row[]>;
  refresh: () => void;
}

interface Asked {
  after?: string;
  limit?: number;
}

const PAGE = 100;

/** How a list is read page by page. Functions of the module, so that they stay the same. */
interface Reading<Row, Answer, Place> {
  key: readonly unknown[];
  first: Place;
  ask: (place: Place) => Promise<Answer>;
  /** Where the next page begins; `undefined` after the last one. */
  next: (page: Answer) => Place | undefined;
  rowsOf: (page: Answer) => readonly Row[];
  staleTime?: number;
}

/** Reads page by page. Old rows stay while new ones are asked for. */
function usePages<Row, Answer, Place>(reading: Reading<Row, Answer, Place>): { rows: Rows<Row>; last?: Answer } {
  const { key, first, ask, next, rowsOf, staleTime } = reading;
  const result = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam as Place),
    initialPageParam: first,
    getNextPageParam: next,
    placeholderData: keepPreviousData,
    ...(staleTime === undefined ? {} : { staleTime }),
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = result;
  const rows = useMemo(() => data?.pages.flatMap(rowsOf) ?? [], [data, rowsOf]);

  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const loadAll = useCallback(
    async (most: number): Promise<readonly Row[]> => {
      let all = rows;
      let more = hasNextPage;
      while (more && all.length < most) {
        const next = await fetchNextPage();
        all = next.data?.pages.flatMap(rowsOf) ?? all;
        more = next.hasNextPage && !next.isError;
      }
      return all;
    },
    [rows, rowsOf, hasNextPage, fetchNextPage],
  );

  return {
    last: data?.pages.at(-1),
    rows: {
      rows,
      total: rows.length,
      more: false,
      hasMore: hasNextPage,
      loading: result.isPending,
      error: result.error === null ? null : asEngineError(result.error),
      updatedAt: result.dataUpdatedAt,
      loadMore,
      loadAll,
      refresh: () => void refetch(),
    },
  };
}

const nextOf = (page: Page<unknown>): string | undefined => (page.next === "" ? undefined : page.next);
const rowsOf = <Row>(page: Page<Row>): readonly Row[] => page.rows;

/** Asks for pages of rows by keyset. */
export function useRows<Row, Query extends Asked>(
  topic: string,
  query: Query,
  ask: (query: Query) => Promise<Page<Row>>,
): Rows<Row> {
  const { rows, last } = usePages<Row, Page<Row>, string>({
    key: [topic, "pages", query],
    first: "",
    ask: (after) => ask({ ...query, after, limit: PAGE }),
    next: nextOf,
    rowsOf,
  });
  return { ...rows, total: last?.total ?? 0, more: last?.more ?? false };
}

interface Numbered {
  id: number;
}

const smallest = (page: readonly Numbered[]): number | undefined => (page.length < PAGE ? undefined : page.at(-1)?.id);
const itself = <Row>(page: readonly Row[]): readonly Row[] => page;

/** Asks for lines of a log, newest first: the next page holds the smaller numbers. How many there are in all nobody
 *  counts; the total is what was loaded. */
export function useRowsBefore<Row extends Numbered>(
  key: readonly unknown[],
  ask: (before: number | null, limit: number) => Promise<Row[]>,
  staleTime?: number,
): Rows<Row> {
  return usePages<Row, Row[], number | null>({
    key,
    first: null,
    ask: (before) => ask(before, PAGE),
    next: smallest,
    rowsOf: itself,
    ...(staleTime === undefined ? {} : { staleTime }),
  }).rows;
}

/** Rows that came all at once. */
export function allRows<Row>(result: {
  data: readonly Row[] | undefined;
  isPending: boolean;
  error: Error | null;
  dataUpdatedAt: number;
  refetch: () => unknown;
}): Rows<Row> {
  const rows = result.data ?? [];
  return {
    rows,
    total: rows.length,
    more: false,
    hasMore: false,
    loading: result.isPending,
    error: result.error === null ? null : asEngineError(result.error),
    updatedAt: result.dataUpdatedAt,
    loadMore: () => undefined,
    loadAll: () => Promise.resolve(rows),
    refresh: () => void result.refetch(),
  };
}
