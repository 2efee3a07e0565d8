import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GrowingList as List } from '@/lib/use-growing-list';
import { LoadMore } from './load-more';
import { PageError } from './page-error';
import { PageLoading } from './page-loading';

type ListState = Pick<
  List,
  'isPending' | 'isError' | 'isSuccess' | 'error' | 'hasNextPage' | 'isFetchingNextPage'
> & { refetch: () => Promise<unknown>; fetchNextPage: () => Promise<unknown> };

/** What stands around the items of a list: waiting, its failure, the way to more. */
export function GrowingList({ list, children }: { list: ListState; children: ReactNode }) {
  return (
    <Stack gap="sm">
      {list.isPending && <PageLoading lines={4} />}
      {list.isError && <PageError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && children}
      <LoadMore list={list} />
    </Stack>
  );
}
