import { expect, test } from 'vitest';
import { makeOffered } from '@/testing/requisitions';
import { EMPTY_FORM, formOf, type OrderForm } from './order-content';
import { findMissing } from './order-missing';
import { makeOrder } from '@/testing/orders';

const offered = makeOffered({
  code: 'TRIG',
  turnaround_hours: { routine: 24, stat: null },
  questions: [{ key: 'fasting', text: 'Fasting?', kind: 'yes_no', required: true }],
});
const read = new Map([[offered.id, offered]]);
const plain = formOf(makeOrder());
const tested = (changes: Partial<OrderForm> = {}): OrderForm => ({
  ...plain,
  patient: 'patient-1',
  tests: [{ test: offered.id, panel: null, answers: { fasting: true } }],
  ...changes,
});
const textsOf = (form: OrderForm, isUnfinished = false, known = read) =>
  findMissing(form, isUnfinished, known).map(({ text }) => text);

test('an order without tests misses its lab only, and a patient who was typed and not chosen', () => {
  expect(textsOf(EMPTY_FORM)).toEqual(['Choose a lab.']);
  expect(textsOf(plain)).toEqual([]);
  expect(textsOf(plain, true)).toEqual(['Choose the patient, or clear the field.']);
});

test.each<[Partial<OrderForm>, string[]]>([
  [{}, []],
  [{ patient: null }, ['Choose the patient: tests are done for somebody.']],
  [{ collection: 'planned' }, ['Say when the sample will be collected.']],
  [{ collection: 'planned', collect_at: '2026-11-24T08:00:00Z' }, []],
  [{ priority: 'stat' }, ['Say why it cannot wait.', 'TRIG is not offered as STAT.']],
  [{ priority: 'urgent', stat_reason: '' }, ['TRIG is not offered as Urgent.']],
  [
    { tests: [{ test: offered.id, panel: null, answers: {} }] },
    ['TRIG: “Fasting?” needs an answer.'],
  ],
])('with tests and %j it says %j', (changes, texts) => {
  expect(textsOf(tested(changes))).toEqual(texts);
});

test('what has not been read is left to the server', () => {
  expect(textsOf(tested({ tests: [{ test: 'other', panel: null, answers: {} }] }))).toEqual([]);
});
