import { expect, test } from 'vitest';
import { makeOrder } from '@/testing/orders';
import type { OrderStatus } from '../types';
import { effectOfFrame, patchOrder, readChange, type OrderChange } from './apply-order-frame';

const row = makeOrder({ id: 'known', version: 3, status: 'submitted' });

function change(changes: Partial<OrderChange>): OrderChange {
  return { id: 'known', status: 'submitted', version: 4, event: 'review', ...changes };
}

const list = {
  rows: [row],
  holds: (status: OrderStatus) => status === 'submitted',
  sortedByChange: false,
};

test.each<[string, Partial<OrderChange>, string]>([
  ['a newer version of a row that stays', { event: 'edit' }, 'patched'],
  ['a row that leaves the view', { status: 'in_progress' }, 'waiting'],
  ['the version that is shown already', { version: 3 }, 'ignored'],
  ['an older version', { version: 2, status: 'in_progress' }, 'ignored'],
  ['an unknown order that enters', { id: 'new', event: 'submit' }, 'waiting'],
  ['an unknown order of another view', { id: 'new', status: 'on_hold' }, 'ignored'],
  ['an edit of an order on another page', { id: 'new', event: 'edit' }, 'ignored'],
  ['a specimen received on another page', { id: 'new', event: 'specimen_received' }, 'ignored'],
  ['a correction on another page', { id: 'new', event: 'correct_patient' }, 'ignored'],
])('%s', (_what, changes, effect) => {
  expect(effectOfFrame(list, change(changes))).toBe(effect);
});

test('where the last changed stand first, every change moves its row', () => {
  const effect = effectOfFrame({ ...list, sortedByChange: true }, change({ event: 'edit' }));
  expect(effect).toBe('waiting');
});

test('a patched order has the new status and offers nothing until it is read again', () => {
  const before = { ...row, allowed_actions: ['review' as const] };
  expect(patchOrder(before, change({ status: 'in_progress' }))).toEqual({
    ...row,
    status: 'in_progress',
    version: 4,
    allowed_actions: [],
  });
});

test.each([
  ['older', { version: 2 }],
  ['the same', { version: 3 }],
  ['of another order', { id: 'other' }],
])('a frame that is %s leaves the order as it is', (_what, changes) => {
  expect(patchOrder(row, change(changes))).toBe(row);
});

test('a status this version does not know changes nothing', () => {
  const frame = { type: 'order' as const, id: 'a', number: 'N', version: 2, event: 'archive' };
  expect(readChange({ ...frame, status: 'archived' })).toBeNull();
  expect(readChange({ ...frame, status: 'on_hold' })).toMatchObject({ status: 'on_hold' });
});
