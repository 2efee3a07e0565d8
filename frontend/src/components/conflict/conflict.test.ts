import { expect, test } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { describeConflict, explainFailure, readConflict } from './conflict';

const AT = '2026-11-23T10:00:00Z';
const NOW = Date.parse('2026-11-23T10:02:00Z');
const by = { id: '1', name: 'R. Kaur' };

test.each([
  [{ changed_by: by, changed_at: AT }, 'Changed by R. Kaur 2 min ago'],
  [{ changed_by: null, changed_at: AT }, 'Changed 2 min ago'],
  [{}, 'Changed in the meantime'],
  [{ changed_by: 'nonsense' }, 'Changed in the meantime'],
])('%j reads "%s"', (extra, text) => {
  const conflict = readConflict(new ApiProblem({ status: 412, code: 'stale_version', extra }));
  expect(conflict && describeConflict(conflict, NOW)).toBe(text);
});

test.each(['stale_version', 'transition_not_allowed', 'order_not_editable'])(
  '%s is a conflict',
  (code) => expect(readConflict(new ApiProblem({ status: 409, code }))).not.toBeNull(),
);

test('a missing connection is none, and is explained in its own words', () => {
  const problem = new ApiProblem({ status: 0, code: 'network_error' });
  expect(readConflict(problem)).toBeNull();
  expect(explainFailure(problem)).toMatch(/^No connection to the server\./);
});
