import { expect, test } from 'vitest';
import type { OrderAnswer } from '../types';
import { tellAnswer, tellHours, tellPromise } from './requisition-texts';

test.each<[Partial<OrderAnswer>, string]>([
  [{ kind: 'yes_no', answer: true }, 'Yes'],
  [{ kind: 'yes_no', answer: false }, 'No'],
  [{ kind: 'number', answer: 12.5, unit: 'h' }, '12.5 h'],
  [{ kind: 'number', answer: 0 }, '0'],
  [{ kind: 'date', answer: '2026-03-07' }, '7 Mar 2026'],
  [{ kind: 'text', answer: 'Left knee' }, 'Left knee'],
])('%j reads "%s"', (answer, text) => {
  expect(tellAnswer({ kind: 'text', unit: '', answer: '', ...answer })).toBe(text);
});

test.each([
  [1, '1 hour'],
  [24, '24 hours'],
  [48, '2 days'],
  [50, '50 hours'],
  [1440, '60 days'],
])('%i hours are %s', (hours, text) => expect(tellHours(hours)).toBe(text));

const DUE = '2026-11-26T13:00:00Z';
test.each([
  ['Europe/Berlin', 'Europe/Vienna', 'Thu 26 Nov, 14:00'],
  ['Europe/Berlin', 'Europe/London', 'Thu 26 Nov, 14:00 (lab’s time, CET)'],
  ['Australia/Sydney', 'Europe/London', 'Fri 27 Nov, 00:00 (lab’s time, GMT+11)'],
])('for a lab in %s and a reader in %s it is %s', (lab, own, text) => {
  expect(tellPromise(DUE, lab, own)).toBe(text);
});
