import { expect, test } from 'vitest';
import { readNumber, readWhole } from './numbers';

test.each([
  ['4,5', { number: 4.5 }],
  [' 1 000.25 ', { number: 1000.25 }],
  ['-2', { number: -2 }],
  ['', { number: null }],
  ['4.', { fault: 'Write a number, such as 4.5.' }],
  ['1e3', { fault: 'Write a number, such as 4.5.' }],
  ['1.000,5', { fault: 'Write a number, such as 4.5.' }],
])('"%s" is read as %j', (typed, read) => expect(readNumber(typed)).toEqual(read));

test.each([
  ['24', { number: 24 }],
  ['', { number: null }],
  ['1.5', { fault: 'Write a whole number.' }],
  ['-1', { fault: 'Write a whole number.' }],
])('"%s" as a whole number is %j', (typed, read) => expect(readWhole(typed)).toEqual(read));
