import { Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageTitle } from '@/components/page-title';

interface ItemLoaderProps<Item> {
  /** What the page is called until it is known what it shows. */
  title: string;
  query: UseQueryResult<Item>;
  children: (item: Item) => ReactNode;
}

/** A test or a panel once it is read; until then, or where it cannot be had, the page says so. */
export function ItemLoader<Item>({ title, query, children }: ItemLoaderProps<Item>) {
  if (query.data) return children(query.data);
  return (
    <Stack gap="md">
      <PageTitle>{title}</PageTitle>
      {query.isError ? (
        <PageError error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <PageLoading />
      )}
    </Stack>
  );
}
