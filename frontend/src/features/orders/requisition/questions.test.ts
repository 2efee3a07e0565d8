import { expect, test } from 'vitest';
import type { Question } from '@/api/gen';
import { makeOffered } from '@/testing/requisitions';
import {
  findAnswerFaults,
  findAsked,
  giveAnswer,
  keepAskedOf,
  readNumber,
  showNumber,
} from './questions';

const PREGNANT: Question = { key: 'pregnant', text: 'Pregnant?', kind: 'yes_no', required: true };
const WEEK: Question = {
  key: 'week',
  text: 'Which week?',
  kind: 'number',
  required: true,
  shown_when: { key: 'pregnant', equals: true },
};
const TWINS: Question = {
  key: 'twins',
  text: 'Twins?',
  kind: 'yes_no',
  shown_when: { key: 'week', equals: 12 },
};
const ALL = [PREGNANT, WEEK, TWINS];

test.each([
  [{}, ['pregnant']],
  [{ pregnant: false }, ['pregnant']],
  [{ pregnant: true }, ['pregnant', 'week']],
  [{ pregnant: 'true' }, ['pregnant']],
  [{ pregnant: true, week: 12 }, ['pregnant', 'week', 'twins']],
  [{ pregnant: true, week: { unread: '12,' } }, ['pregnant', 'week']],
  // The week is not asked here, so nothing hangs on it.
  [{ pregnant: false, week: 12 }, ['pregnant']],
])('given %j it asks %j', (answers, keys) => {
  expect(findAsked(ALL, answers).map(({ key }) => key)).toEqual(keys);
});

test('an answer takes along those that are not asked any more', () => {
  const answers = { pregnant: true, week: 12, twins: false };
  expect(giveAnswer(ALL, answers, 'week', 13)).toEqual({ pregnant: true, week: 13 });
  expect(giveAnswer(ALL, answers, 'pregnant', null)).toEqual({});
});

test('only what has been read is known to be asked', () => {
  const offered = makeOffered({ questions: ALL });
  const answers = { gone: 'x', pregnant: false };
  const lines = [offered.id, 'unread'].map((each) => ({ test: each, panel: null, answers }));
  expect(keepAskedOf(lines, new Map([[offered.id, offered]]))).toEqual([
    { ...lines[0], answers: { pregnant: false } },
    lines[1],
  ]);
});

test.each([
  [{}, ['pregnant']],
  [{ pregnant: false }, []],
  [{ pregnant: true }, ['week']],
  [{ pregnant: true, week: { unread: 'x' } }, ['week']],
])('of %j it misses %j', (answers, keys) => {
  expect(findAnswerFaults(ALL, answers).map(({ key }) => key)).toEqual(keys);
});

test.each([
  ['', null],
  [' 7,5 ', 7.5],
  ['7.5', 7.5],
  ['-3', -3],
  ['7,', { unread: '7,' }],
  ['1,000.5', { unread: '1,000.5' }],
  ['1e400', { unread: '1e400' }],
])('"%s" reads %j', (typed, read) => expect(readNumber(typed)).toEqual(read));

test.each([
  [undefined, '7', ''],
  [{ unread: '7,' }, '', '7,'],
  [7.5, '7,50', '7,50'],
  [7.5, '8', '7.5'],
])('%j typed as "%s" shows "%s"', (answer, typed, shown) => {
  expect(showNumber(answer, typed)).toBe(shown);
});
