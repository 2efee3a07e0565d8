import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { clinicActor } from '@/testing/actors';
import { renderAs } from '@/testing/render';
import type { Column } from './columns';
import { directionOf, nextOrdering } from './columns';
import { DataTable } from './data-table';

interface Tube {
  id: string;
  label: string;
}

const TUBES: Tube[] = [
  { id: 'a', label: 'EDTA' },
  { id: 'b', label: 'Serum' },
  { id: 'c', label: 'Citrate' },
];
const label: Column<Tube> = {
  key: 'label',
  header: 'Tube',
  sort: { ascending: 'label', descending: '-label' },
  cell: (tube) => tube.label,
};
const rank: Column<Tube> = {
  key: 'rank',
  header: 'Rank',
  sort: { descending: 'rank' },
  cell: () => 1,
};

test.each([
  [label, undefined, 'none', 'label'],
  [label, 'label', 'ascending', '-label'],
  [label, '-label', 'descending', 'label'],
  [rank, 'rank', 'descending', 'rank'],
  [{ ...rank, sort: undefined }, 'rank', 'none', undefined],
])('a column sorted by %#', (column, ordering, direction, next) => {
  expect(directionOf(column, ordering)).toBe(direction);
  expect(nextOrdering(column, ordering)).toBe(next);
});

function Tubes({ onSort }: { onSort: (ordering: string) => void }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <DataTable
      label="Tubes"
      columns={[label, rank]}
      rows={TUBES}
      keyOf={({ id }) => id}
      nameOf={(tube) => tube.label}
      hrefOf={({ id }) => `/tubes/${id}`}
      renderCard={(_tube, link) => link}
      ordering="label"
      onSort={onSort}
      selection={{
        selected,
        toggle: (id) => setSelected(new Set([id])),
        toggleAll: () => setSelected(new Set(['a', 'b', 'c'])),
      }}
    />
  );
}

function showAt(width: 'wide' | 'narrow') {
  vi.spyOn(window, 'matchMedia').mockImplementation((media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: width === 'wide',
      onchange: null,
      addListener: vi.fn(),
      removeListener: vi.fn(),
    }),
  );
  const onSort = vi.fn();
  return { onSort, ...renderAs(<Tubes onSort={onSort} />, { actor: clinicActor }) };
}

test('a wide screen shows a table whose headers say how it is sorted', async () => {
  const { user, onSort } = showAt('wide');
  expect(screen.getByRole('columnheader', { name: 'Tube' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  expect(screen.getByRole('columnheader', { name: 'Rank' })).toHaveAttribute('aria-sort', 'none');
  await user.click(screen.getByRole('button', { name: 'Tube' }));
  expect(onSort).toHaveBeenCalledExactlyOnceWith('-label');
});

test('a narrow screen shows the same rows as a list of links', () => {
  showAt('narrow');
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Serum' })).toHaveAttribute('href', '/tubes/b');
});

test.each(['wide', 'narrow'] as const)('on a %s screen j, k, x and Enter work', async (width) => {
  const { user, router } = showAt(width);
  await user.keyboard('jjjjk');
  expect(screen.getByRole('link', { name: 'Serum' })).toHaveFocus();
  await user.keyboard('x');
  expect(screen.getByRole('checkbox', { name: 'Select Serum' })).toBeChecked();
  await user.keyboard('{Enter}');
  expect(router.state.location.pathname).toBe('/tubes/b');
});
