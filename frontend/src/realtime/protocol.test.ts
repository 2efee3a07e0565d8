import { expect, test } from 'vitest';
import { parseFrame } from './protocol';

const order = {
  type: 'order',
  id: 'o1',
  number: 'K7',
  status: 'submitted',
  version: 2,
  event: 'submit',
};

test.each([
  ['an order frame', JSON.stringify(order), order],
  ['members of a newer server', JSON.stringify({ ...order, extra: 1 }), order],
  ['a goodbye without a delay', '{"type":"goodbye"}', { type: 'goodbye', retry_after_ms: 0 }],
  ['an unknown type', '{"type":"party"}', null],
  ['a missing member', '{"type":"order","id":"o1"}', null],
  ['broken JSON', '{', null],
  ['no text', new ArrayBuffer(2), null],
])('%s', (_name, data, expected) => {
  expect(parseFrame(data)).toEqual(expected);
});
