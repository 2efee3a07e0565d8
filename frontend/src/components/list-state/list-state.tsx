import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { toProblem } from '@/api/problem';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import classes from './list-state.module.css';

const loadTroubles = () => import('./list-troubles');
const BadAddress = lazy(async () => ({ default: (await loadTroubles()).BadAddress }));
const NoMatch = lazy(async () => ({ default: (await loadTroubles()).NoMatch }));
const NotUpdated = lazy(async () => ({ default: (await loadTroubles()).NotUpdated }));

/** Any query that has a list: of one page, or of one that grows. */
type ReadList<Page> = Pick<
  UseQueryResult<Page>,
  'data' | 'error' | 'isError' | 'isPlaceholderData'
> & { refetch: () => Promise<unknown> };

interface ListStateProps<Page> {
  list: ReadList<Page>;
  /** What the list is made of, in the middle of a sentence: "orders". */
  items: string;
  isNarrowed: boolean;
  onClear: () => void;
  /** Where others may be, for filters that match nothing. */
  hint: string;
  /** What an empty list says when nothing narrows it. */
  empty: ReactNode;
  /** Lies over the rows. */
  above?: ReactNode;
  children: (page: Page) => ReactNode;
}

/** A list in one of its five states; one that is read again keeps its rows under a thin bar. */
export function ListState<Page extends { results: readonly unknown[] }>(
  props: ListStateProps<Page>,
) {
  return (
    <Suspense fallback={<ListSkeleton />}>
      <ListInState {...props} />
    </Suspense>
  );
}

function ListInState<Page extends { results: readonly unknown[] }>(props: ListStateProps<Page>) {
  const { list, items, above, empty, children } = props;
  if (list.isError && !list.data) {
    if (toProblem(list.error).status === 400) return <BadAddress />;
    return <PageError error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <ListSkeleton />;
  if (list.data.results.length === 0 && !list.isPlaceholderData) {
    return props.isNarrowed ? (
      <NoMatch items={items} hint={props.hint} onClear={props.onClear} />
    ) : (
      empty
    );
  }
  return (
    <div className={classes.list} aria-busy={list.isPlaceholderData}>
      {above}
      {list.isError && (
        <Suspense>
          <NotUpdated items={items} onRetry={() => void list.refetch()} />
        </Suspense>
      )}
      {list.isPlaceholderData && <div className={classes.bar} />}
      {children(list.data)}
    </div>
  );
}

function ListSkeleton() {
  return (
    <PageLoading>
      <Stack gap={8} aria-hidden="true">
        {Array.from({ length: 8 }, (_, row) => (
          <Skeleton key={row} height={44} />
        ))}
      </Stack>
    </PageLoading>
  );
}
