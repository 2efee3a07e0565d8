import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { cursorOf } from './query-string';

export interface Page<Item> {
  next: string | null;
  results: Item[];
}

type ReadPage<Item> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>;

/** A list that is read page by page, as one list that grows. */
export function useGrowingList<Item>(queryKey: QueryKey, read: ReadPage<Item>) {
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => cursorOf(next),
  });
  const items = list.data?.pages.flatMap(({ results }) => results) ?? [];
  return { list, items };
}

export type GrowingList = ReturnType<typeof useGrowingList>['list'];
