import { expect, test } from 'vitest';
import type { OrderAction } from '../types';
import { findNextStep, findOtherSteps } from './next-step';

test.each<[OrderAction[], OrderAction | undefined, OrderAction[]]>([
  [['review', 'start', 'hold', 'reject'], 'review', ['start', 'hold', 'reject']],
  [['start', 'hold', 'reject'], 'start', ['hold', 'reject']],
  [['hold', 'complete', 'reject'], 'complete', ['hold', 'reject']],
  [['deliver'], 'deliver', []],
  [['resume', 'reject'], 'resume', ['reject']],
  [['submit', 'cancel'], 'submit', ['cancel']],
  [['cancel'], undefined, ['cancel']],
  [[], undefined, []],
])('of %j the button is %s and the menu %j', (allowed, button, menu) => {
  expect(findNextStep(allowed)).toBe(button);
  expect(findOtherSteps(allowed)).toEqual(menu);
});
