import { Button, Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import IconFilterOff from '@tabler/icons-react/dist/esm/icons/IconFilterOff.mjs';
import type { ReactNode } from 'react';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageMessage } from '@/components/page-message';
import type { LoadedPage } from '../cache';
import { NO_FILTERS } from './chips';
import { isNarrowed } from './filters';
import classes from './order-list.module.css';
import type { FilterControls } from './use-order-filters';

interface OrderListStateProps extends FilterControls {
  list: UseQueryResult<LoadedPage>;
  /** What an empty view says when nothing narrows it. */
  empty: ReactNode;
  children: (page: LoadedPage) => ReactNode;
}

/** The list in one of its five states; a list that is read again keeps its rows under a thin bar. */
export function OrderListState({ list, empty, filters, change, children }: OrderListStateProps) {
  if (list.isError && !list.data) {
    return <PageError error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <ListSkeleton />;
  if (list.data.results.length === 0 && !list.isPlaceholderData) {
    return isNarrowed(filters) ? <NoMatch onClear={() => change(NO_FILTERS)} /> : empty;
  }
  return (
    <div className={classes.list} aria-busy={list.isPlaceholderData}>
      {list.isPlaceholderData && <div className={classes.bar} />}
      {children(list.data)}
    </div>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <PageMessage
      icon={IconFilterOff}
      title="No orders match these filters"
      role="status"
      actions={
        <Button variant="default" onClick={onClear}>
          Clear all filters
        </Button>
      }
    >
      There may be others in this view or in another one.
    </PageMessage>
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
