import { expect, test } from 'vitest';
import { makeSpecimen } from '@/testing/specimens';
import { isLabelled } from './labelled';

const { order } = makeSpecimen();

test.each([
  ['expected', 'submitted', true],
  ['in_use', 'in_progress', true],
  ['rejected', 'on_hold', false],
  ['discarded', 'completed', false],
  ['collected', 'cancelled', false],
] as const)('%s, of an order that is %s', (status, orderStatus, expected) => {
  expect(isLabelled({ status, order: { ...order, status: orderStatus } })).toBe(expected);
});
