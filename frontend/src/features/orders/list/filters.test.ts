import { expect, test } from 'vitest';
import { changeParams } from '@/lib/list-params';
import {
  holdsStatus,
  isNarrowed,
  parseFilters,
  toCountQuery,
  toExportQuery,
  toQuery,
  type FilterChange,
} from './filters';
import { CLINIC_VIEWS, LAB_VIEWS } from './views';

const NOW = new Date(2026, 10, 23, 15, 30);
const day = (date: number) => new Date(2026, 10, date).toISOString();
const read = (url: string) => parseFilters(new URLSearchParams(url), CLINIC_VIEWS);
const OPEN = ['submitted', 'pending_review', 'in_progress', 'on_hold'];

test.each([
  ['', { status: OPEN, ordering: '-created_at', page_size: 50 }],
  ['view=drafts', { status: ['draft'], ordering: '-created_at', page_size: 50 }],
  ['view=all', { status: [], ordering: '-created_at', page_size: 50 }],
  ['view=attention', { status: ['on_hold', 'rejected'], needs_attention: 'true' }],
  ['status=submitted,on_hold', { status: ['submitted', 'on_hold'] }],
  ['priority=stat,urgent', { priority: ['stat', 'urgent'] }],
  ['from=7d', { created_after: day(16) }],
  ['to=yesterday', { created_before: day(23) }],
  ['from=today&to=today', { created_after: day(23), created_before: day(24) }],
  ['changed=today', { updated_since: day(23) }],
  ['overdue=true', { overdue: 'true' }],
  ['search=%20K7M%20', { search: 'K7M' }],
  ['sort=due_at&size=100&cursor=abc', { ordering: 'due_at', page_size: 100, cursor: 'abc' }],
])('the address "%s" asks the server for %j', (url, query) => {
  expect(toQuery(read(url), NOW)).toMatchObject(query);
});

test.each([
  ['an unknown view', 'view=moon', { status: OPEN }],
  ['an unknown status', 'status=lost', { status: OPEN }],
  ['a status of another view', 'view=drafts&status=submitted', { status: ['draft'] }],
  ['an unknown order', 'sort=price', { ordering: '-created_at' }],
  ['an unknown page size', 'size=7', { page_size: 50 }],
  ['a name every object has', 'status=toString&from=constructor', { status: OPEN }],
])('%s is left out', (_what, url, query) => {
  expect(toQuery(read(url), NOW)).toMatchObject(query);
});

test('a word that is no day leaves no limit', () => {
  expect(toQuery(read('from=2026-11-01&to=soon'), NOW)).not.toHaveProperty('created_after');
});

test('the worklist of a lab puts the most urgent first', () => {
  const filters = parseFilters(new URLSearchParams(), LAB_VIEWS);
  expect(toQuery(filters, NOW)).toMatchObject({ status: ['submitted'], ordering: 'priority' });
});

test('"completed today" begins at the reader’s midnight', () => {
  const filters = parseFilters(new URLSearchParams('view=completed_today'), LAB_VIEWS);
  expect(toQuery(filters, NOW)).toMatchObject({
    status: ['completed', 'delivered'],
    updated_since: day(23),
  });
});

test.each<[string, FilterChange, string]>([
  ['view=all&cursor=abc', { status: 'draft' }, 'view=all&status=draft'],
  ['status=draft&search=x', { status: null }, 'search=x'],
  ['search=x', { search: '' }, ''],
  ['view=all&order=7', { sort: 'due_at' }, 'view=all&order=7&sort=due_at'],
])('%s changed by %j becomes %s', (before, change, after) => {
  expect(changeParams(new URLSearchParams(before), change).toString()).toBe(after);
});

test('the file holds the whole list, not the page', () => {
  const query = toExportQuery(read('cursor=abc&size=25&status=on_hold'), NOW);
  expect(query).toEqual({ status: ['on_hold'], ordering: '-created_at' });
});

test('counts ignore the tab but follow the other filters', () => {
  const query = toCountQuery(read('view=drafts&priority=stat&search=x'), NOW);
  expect(query).toEqual({ priority: ['stat'], search: 'x' });
});

test.each([
  ['view=drafts&sort=due_at&size=100', false],
  ['status=on_hold', true],
  ['priority=stat', true],
  ['from=7d', true],
  ['overdue=true', true],
  ['search=x', true],
])('whether "%s" narrows the list: %s', (url, expected) => {
  expect(isNarrowed(read(url))).toBe(expected);
});

test.each([
  ['', 'on_hold', true],
  ['', 'draft', false],
  ['status=submitted', 'on_hold', false],
  ['view=all', 'cancelled', true],
] as const)('in "%s" an order that is %s belongs: %s', (url, status, expected) => {
  expect(holdsStatus(read(url), status)).toBe(expected);
});
