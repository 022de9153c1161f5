import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { asEngineError, type EngineError, type Page } from "../api";

/** Rows of a list, page by page. */
export interface Rows<Row> {
  rows: readonly Row[];
  total: number;
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

/** Asks for pages of rows by keyset. Old rows stay while new ones are asked for. */
export function useRows<Row, Query extends Asked>(
  topic: string,
  query: Query,
  ask: (query: Query) => Promise<Page<Row>>,
): Rows<Row> {
  const result = useInfiniteQuery({
    queryKey: [topic, "pages", query],
    queryFn: ({ pageParam }) => ask({ ...query, after: pageParam, limit: PAGE }),
    initialPageParam: "",
    getNextPageParam: (page) => (page.next === "" ? undefined : page.next),
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = result;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);

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
        all = next.data?.pages.flatMap((page) => page.rows) ?? all;
        more = next.hasNextPage && !next.isError;
      }
      return all;
    },
    [rows, hasNextPage, fetchNextPage],
  );

  return {
    rows,
    total: data?.pages.at(-1)?.total ?? 0,
    hasMore: hasNextPage,
    loading: result.isPending,
    error: result.error === null ? null : asEngineError(result.error),
    updatedAt: result.dataUpdatedAt,
    loadMore,
    loadAll,
    refresh: () => void refetch(),
  };
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
    hasMore: false,
    loading: result.isPending,
    error: result.error === null ? null : asEngineError(result.error),
    updatedAt: result.dataUpdatedAt,
    loadMore: () => undefined,
    loadAll: () => Promise.resolve(rows),
    refresh: () => void result.refetch(),
  };
}
