import { Button, Group, NativeSelect } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { PAGE_SIZES } from '@/lib/list-params';
import { cursorOf } from '@/lib/query-string';

interface PagerProps {
  page: { next: string | null; previous: string | null; results: readonly unknown[] };
  /** What a page is made of: "Orders". */
  items: string;
  size: number;
  onSize: (size: string) => void;
  /** What the links say, in the order of the list. */
  words?: readonly [previous: string, next: string];
}

const IN_ORDER = ['Previous', 'Next'] as const;

/** Previous and next page, and how long one is; nothing for a list that fits. */
export function Pager({ page, items, size, onSize, words = IN_ORDER }: PagerProps) {
  const [smallest = 0] = PAGE_SIZES;
  const [previous, next] = words;
  if (!page.next && !page.previous && page.results.length <= smallest) return null;
  return (
    <Group justify="space-between" component="nav" aria-label="Pages">
      <NativeSelect
        size="xs"
        aria-label={`${items} per page`}
        data={PAGE_SIZES.map((each) => ({ value: String(each), label: `${each} per page` }))}
        value={String(size)}
        onChange={(event) => onSize(event.currentTarget.value)}
      />
      <Group gap="xs">
        <PageLink link={page.previous}>{previous}</PageLink>
        <PageLink link={page.next}>{next}</PageLink>
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
