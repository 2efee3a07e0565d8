import { expect, test } from 'vitest';
import { FASTING, makeTest } from '@/testing/requisitions';
import { makeOrder } from '@/testing/orders';
import {
  changedFields,
  EMPTY_FORM,
  formOf,
  isSameForm,
  rebaseForm,
  repeatForm,
  toContent,
  type OrderForm,
} from './order-content';
import { compareOrders } from './order-words';

const order = makeOrder({ notes: 'First', client_reference: 'R-1', priority: 'urgent' });

const tested = makeOrder({
  tests: [makeTest({ code: 'TRIG', answers: [FASTING] }), makeTest({ code: 'CHOL' })],
  priority: 'stat',
  stat_reason: 'Chest pain',
  collection: 'planned',
  collect_at: '2026-11-24T08:00:00Z',
});

test('without a lab there is nothing to send', () => {
  expect(toContent(EMPTY_FORM)).toBeNull();
});

test('a repeated order leaves behind what was true of the first one only', () => {
  const repeated = repeatForm({ ...tested, client_reference: 'R-1' });
  expect(repeated.tests).toEqual(formOf(tested).tests.map((line) => ({ ...line, answers: {} })));
  expect(repeated).toMatchObject({
    client_reference: '',
    stat_reason: '',
    collection: '',
    collect_at: null,
    priority: 'stat',
  });
});

test('what is not asked any more is not said', () => {
  const form = formOf(tested);
  const calm = { ...form, priority: 'routine' as const, collection: 'here' as const };
  expect(toContent(calm)).toMatchObject({ stat_reason: '', collect_at: null });
  expect(toContent({ ...form, tests: [] })).toMatchObject({ stat_reason: '' });
  expect(toContent(form)).toMatchObject({
    stat_reason: 'Chest pain',
    collect_at: '2026-11-24T08:00:00Z',
  });
});

test('tests are the same whichever question was answered first, and others in another order', () => {
  const [form, turned, other] = [
    withAnswers({ x: 1, y: 2 }),
    withAnswers({ y: 2, x: 1 }),
    withAnswers({ x: 1, y: 3 }),
  ];
  expect(isSameForm(form, turned)).toBe(true);
  expect(changedFields(turned, form)).toEqual({});
  expect(isSameForm(form, other)).toBe(false);
  expect(changedFields(other, form)).toEqual({ tests: other.tests });
  expect(isSameForm(form, { ...form, tests: form.tests.toReversed() })).toBe(false);
});

function withAnswers(answers: Record<string, number>): OrderForm {
  const tests = ['a', 'b'].map((test) => ({ test, panel: null, answers }));
  return { ...EMPTY_FORM, tests };
}

test('a number that cannot be read yet stays in the form', () => {
  const form = formOf(tested);
  const lines = form.tests.map((line) => ({ ...line, answers: { hours: { unread: '7,' } } }));
  const sent = changedFields({ ...form, tests: lines }, form).tests;
  expect(sent?.map(({ answers }) => answers)).toEqual([{}, {}]);
});

test('only what differs is sent', () => {
  const typed = { ...formOf(order), notes: 'Second' };
  expect(changedFields(typed, formOf(order))).toEqual({ notes: 'Second' });
});

test('onto a newer order, what was typed stays and the rest follows', () => {
  const base = formOf(order);
  const typed = { ...base, notes: 'Mine' };
  const current = { ...base, notes: 'Theirs', priority: 'stat' as const };
  expect(rebaseForm(typed, base, current)).toEqual({ ...base, notes: 'Mine', priority: 'stat' });
});

test('another patient of the same name is another patient', () => {
  const [before, after] = ['1984', '1985'].map((born) => ({ ...order, patient: named(born) }));
  expect(before && after && compareOrders(before, after)).toEqual([
    {
      field: 'patient',
      label: 'Patient',
      before: 'Okonkwo, Ada, 1984',
      after: 'Okonkwo, Ada, 1985',
    },
  ]);
});

function named(born: string) {
  const demographics = { sex_for_ranges: 'unknown', gender: '', identifiers: [] } as const;
  return { id: `patient-${born}`, name: 'Okonkwo, Ada', born, ...demographics, identifiers: [] };
}

test('tests differ in words with what was answered', () => {
  const after = { ...tested, tests: tested.tests.slice(0, 1), collection: 'here' as const };
  expect(compareOrders(tested, after)).toMatchObject([
    {
      label: 'Tests',
      before: 'TRIG (Is the patient fasting? Yes), CHOL',
      after: 'TRIG (Is the patient fasting? Yes)',
    },
    { label: 'Collection', before: 'Planned for later', after: 'Here, now' },
  ]);
});

test('differences are told in words', () => {
  const after = { ...order, priority: 'stat' as const, delivery_method: 'post' as const };
  expect(compareOrders(order, after)).toEqual([
    { field: 'priority', label: 'Priority', before: 'Urgent', after: 'STAT' },
    { field: 'delivery_method', label: 'Delivery', before: 'E-mail', after: 'Post' },
  ]);
});
