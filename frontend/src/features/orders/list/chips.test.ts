import { expect, test } from 'vitest';
import { describeFilters } from './chips';
import { changeParams } from '@/lib/list-params';
import { parseFilters } from './filters';
import { CLINIC_VIEWS } from './views';

const chipsOf = (url: string) =>
  describeFilters(parseFilters(new URLSearchParams(url), CLINIC_VIEWS));

test.each([
  ['', []],
  ['view=drafts&sort=due_at', []],
  ['status=on_hold,submitted', ['On hold', 'Submitted']],
  ['priority=stat', ['STAT']],
  ['from=7d&to=today', ['Placed since: 7 days ago', 'Placed until: today']],
  ['overdue=true&search=K7M', ['Overdue', '“K7M”']],
])('"%s" shows the chips %j', (url, labels) => {
  expect(chipsOf(url).map(({ label }) => label)).toEqual(labels);
});

test('a chip takes away its own filter and no other', () => {
  const url = 'status=on_hold,submitted&priority=stat';
  const [onHold] = chipsOf(url);
  const after = changeParams(new URLSearchParams(url), onHold?.without ?? {});
  expect(after.toString()).toBe('status=submitted&priority=stat');
});
