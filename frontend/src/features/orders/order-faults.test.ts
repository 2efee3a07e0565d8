import { expect, test } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { errorsAt, faultsOf } from './order-faults';

const LINES = ['chol', 'trig'].map((test) => ({ test, panel: null, answers: {} }));

const NAMES = {
  nameOf: (id: string) => (id === 'chol' ? { id, code: 'CHOL', name: 'Cholesterol' } : undefined),
};

test.each([
  ['tests[1].answers.fasting', 'order-answer-trig-fasting'],
  ['tests[0].test', 'order-test-chol'],
  ['tests[0].panel', 'order-test-chol'],
  ['tests[7].test', undefined],
  ['tests', 'order-tests'],
  ['stat_reason', 'order-stat_reason'],
  ['status', undefined],
])('%s is said at %s', (field, fieldId) => {
  const problem = new ApiProblem({
    status: 400,
    code: 'invalid',
    errors: [{ field, code: 'invalid', detail: 'Wrong.' }],
  });
  expect(faultsOf(problem, LINES, NAMES)).toEqual([
    { fieldId, text: field.startsWith('tests[0]') ? 'CHOL: Wrong.' : 'Wrong.' },
  ]);
});

test('the first fault of a field is the one that stands there', () => {
  const faults = [{ fieldId: 'a', text: '1' }, { fieldId: 'a', text: '2' }, { text: '3' }];
  expect(errorsAt(faults)).toEqual({ a: '1' });
});
