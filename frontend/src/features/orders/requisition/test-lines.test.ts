import { expect, test } from 'vitest';
import { makeTest } from '@/testing/requisitions';
import { addTests, removeTests, tellFirstCodes } from './test-lines';

const CHOL = { test: 'chol', panel: null, answers: { fasting: true } };

test('a test joins once, and what a panel brings knows it', () => {
  const lines = addTests([CHOL], ['chol', 'trig'], 'lipids');
  expect(lines).toEqual([CHOL, { test: 'trig', panel: 'lipids', answers: {} }]);
  expect(removeTests(lines, ['chol'])).toEqual([lines[1]]);
});

test.each([
  [['CHOL'], 'CHOL'],
  [['CHOL', 'TRIG', 'HDL'], 'CHOL, TRIG, HDL'],
  [['CHOL', 'TRIG', 'HDL', 'LDL'], 'CHOL, TRIG +2'],
])('%j reads "%s"', (codes, text) => {
  expect(tellFirstCodes(codes.map((code) => makeTest({ code })))).toBe(text);
});
