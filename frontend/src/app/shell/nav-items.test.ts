import { expect, test } from 'vitest';
import { isCurrent, NAV_ITEMS } from './nav-items';

const labels = (side: 'clinic' | 'lab', pathname: string, search = '') =>
  NAV_ITEMS[side]
    .filter((item) => isCurrent(item, NAV_ITEMS[side], { pathname, search }))
    .map(({ label }) => label);

test.each([
  ['clinic', '/dashboard', '?view=drafts', ['Orders']],
  ['clinic', '/orders/new', '', ['New order']],
  ['clinic', '/orders/7', '', []],
  ['lab', '/dashboard', '', ['Worklist']],
  ['lab', '/dashboard', '?view=on_hold', ['Worklist']],
  ['lab', '/dashboard', '?view=in_progress&sort=due_at', ['In progress']],
  ['lab', '/settings', '', ['Settings']],
] as const)('%s at %s%s', (side, pathname, search, expected) => {
  expect(labels(side, pathname, search)).toEqual(expected);
});

test.each(['clinic', 'lab'] as const)('the bottom bar of a %s has four targets', (side) => {
  expect(NAV_ITEMS[side]).toHaveLength(4);
});
