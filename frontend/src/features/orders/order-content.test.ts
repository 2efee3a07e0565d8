import { expect, test } from 'vitest';
import { makeOrder } from '@/testing/orders';
import {
  changedFields,
  compareOrders,
  EMPTY_FORM,
  findMissing,
  formOf,
  rebaseForm,
  repeatForm,
  toContent,
} from './order-content';

const order = makeOrder({ notes: 'First', client_reference: 'R-1', priority: 'urgent' });

test('only the lab can be missing', () => {
  expect(findMissing(EMPTY_FORM)).toEqual([{ field: 'lab', text: 'Choose a lab.' }]);
  expect(findMissing(formOf(order))).toEqual([]);
  expect(toContent(EMPTY_FORM)).toBeNull();
});

test('a repeated order leaves its own reference behind', () => {
  expect(repeatForm(order)).toEqual({ ...formOf(order), client_reference: '' });
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

test('differences are told in words', () => {
  const after = { ...order, priority: 'stat' as const, delivery_method: 'post' as const };
  expect(compareOrders(order, after)).toEqual([
    { field: 'priority', label: 'Priority', before: 'Urgent', after: 'STAT' },
    { field: 'delivery_method', label: 'Delivery', before: 'E-mail', after: 'Post' },
  ]);
});
