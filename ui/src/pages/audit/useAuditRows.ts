import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { asEngineError, commands, type AuditRecord } from "../../api";
import type { Rows } from "../../data/useRows";

const PAGE = 100;

/** Changes of the setup, newest first, page by page: the next page holds the smaller numbers. */
export function useAuditRows(): Rows<AuditRecord> {
  const { data, isPending, error, dataUpdatedAt, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ["audit", "pages"],
      queryFn: ({ pageParam }) => commands.getAudit(pageParam, PAGE),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
      placeholderData: keepPreviousData,
      staleTime: 0,
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
