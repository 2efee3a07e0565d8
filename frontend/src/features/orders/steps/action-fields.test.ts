import { expect, test } from 'vitest';
import { makeOrder } from '@/testing/orders';
import type { Order, OrderAction } from '../types';
import { EMPTY_INPUT, findActionForm, findMissingInput, pickInput } from './action-fields';

type Row = [OrderAction, 'clinic' | 'lab', Partial<Order>, string[], string[]];

test.each<Row>([
  ['hold', 'lab', {}, ['note'], ['note']],
  ['reject', 'lab', {}, ['reason_code', 'note'], ['reason_code', 'note']],
  ['cancel', 'clinic', {}, ['note'], ['note']],
  ['cancel', 'clinic', { status: 'draft' }, [], []],
  ['resume', 'clinic', {}, ['note'], ['note']],
  ['resume', 'lab', {}, ['note'], []],
  ['deliver', 'lab', { delivery_method: 'email' }, [], []],
  [
    'deliver',
    'lab',
    { delivery_method: 'post' },
    ['tracking_number', 'carrier'],
    ['tracking_number'],
  ],
  ['deliver', 'lab', { delivery_method: 'pickup' }, ['collected_by'], ['collected_by']],
])('%s by the %s of %j asks for %j and needs %j', (action, reader, order, asked, needed) => {
  const fields = findActionForm(action, makeOrder(order), reader)?.fields ?? [];
  expect(fields.map(({ name }) => name)).toEqual(asked);
  expect(Object.keys(findMissingInput(fields, EMPTY_INPUT))).toEqual(needed);
});

test.each<OrderAction>(['review', 'start', 'complete', 'submit'])(
  '%s asks for nothing',
  (action) => {
    expect(findActionForm(action, makeOrder(), 'lab')).toBeUndefined();
  },
);

test('blanks do not count, and only what was asked for is sent, trimmed', () => {
  const fields = findActionForm('hold', makeOrder(), 'lab')?.fields ?? [];
  expect(findMissingInput(fields, { ...EMPTY_INPUT, note: '  ' })).toHaveProperty('note');
  const typed = { ...EMPTY_INPUT, note: ' Which tube? ', carrier: 'DHL' };
  expect(pickInput(fields, typed)).toEqual({ note: 'Which tube?' });
});
