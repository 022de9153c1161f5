import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { asEngineError, commands, type Activity, type ActivityFilter } from "../../api";
import type { Rows } from "../../data/useRows";

const PAGE = 100;

/** Lines of the activity log, newest first, page by page: the next page holds the smaller numbers. */
export function useActivityRows(filter: ActivityFilter): Rows<Activity> {
  const { data, isPending, error, dataUpdatedAt, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ["activity", "pages", filter],
      queryFn: ({ pageParam }) => commands.getActivity({ ...filter, before: pageParam, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
      placeholderData: keepPreviousData,
    });
  const rows = useMemo(() => data?.pages.flat() ?? [], [data]);
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    total: rows.length,
    hasMore: hasNextPage,
    loading: isPending,
    error: error === null ? null : asEngineError(error),
    updatedAt: dataUpdatedAt,
    loadMore,
    loadAll: () => Promise.resolve(rows),
    refresh: () => void refetch(),
  };
}

const COUNTED = 1000;

/** How many lines are older than so many days, all for `null`. They are counted in the pages the engine gives. */
export async function countOlder(days: number | null, now: number): Promise<number> {
  const limit = days === null ? Infinity : now - days * 86_400_000;
  let count = 0;
  let before: number | null = null;
  for (;;) {
    const page: Activity[] = await commands.getActivity({ before, limit: COUNTED });
    count += page.filter(({ date }) => Date.parse(date) < limit).length;
    const last = page.at(-1);
    if (last === undefined || last.id === before) {
      return count;
    }
    before = last.id;
  }
}
