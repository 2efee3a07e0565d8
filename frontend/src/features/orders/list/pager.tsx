import { Button, Group, NativeSelect } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { cursorOf } from '@/lib/query-string';
import type { OrderPage } from '../types';
import { PAGE_SIZES } from './filters';
import type { FilterControls } from './use-order-filters';

/** Previous and next page, and how long one is; nothing for a list that fits. */
export function Pager({ page, filters, change }: FilterControls & { page: OrderPage }) {
  const [smallest = 0] = PAGE_SIZES;
  if (!page.next && !page.previous && page.results.length <= smallest) return null;
  return (
    <Group justify="space-between" component="nav" aria-label="Pages">
      <NativeSelect
        size="xs"
        aria-label="Orders per page"
        data={PAGE_SIZES.map((size) => ({ value: String(size), label: `${size} per page` }))}
        value={String(filters.pageSize)}
        onChange={(event) => change({ size: event.currentTarget.value })}
      />
      <Group gap="xs">
        <PageLink link={page.previous}>Previous</PageLink>
        <PageLink link={page.next}>Next</PageLink>
      </Group>
    </Group>
  );
}

function PageLink({ link, children }: { link: string | null; children: string }) {
  const [params] = useSearchParams();
  const cursor = cursorOf(link);
  if (!cursor) {
    return (
      <Button size="xs" variant="default" disabled>
        {children}
      </Button>
    );
  }
  const target = new URLSearchParams(params);
  target.set('cursor', cursor);
  return (
    <Button size="xs" variant="default" component={Link} to={`?${target.toString()}`}>
      {children}
    </Button>
  );
}
