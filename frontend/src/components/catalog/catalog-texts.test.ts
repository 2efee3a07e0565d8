import { expect, test } from 'vitest';
import { tellPrice, tellTurnaround } from './catalog-texts';

test.each([
  [{ routine: 24, urgent: 4, stat: 1 }, 'Routine 24 h · Urgent 4 h · STAT 1 h'],
  [{ routine: null, stat: 2 }, 'STAT 2 h'],
  [{}, ''],
])('%j reads "%s"', (hours, text) => expect(tellTurnaround(hours)).toBe(text));

test.each([
  [{ amount: '12.5', currency: 'EUR' }, '€12.50'],
  [{ amount: '0.125', currency: 'GBP' }, '£0.125'],
  [{ amount: '900', currency: 'JPY' }, 'JP¥900'],
  [null, ''],
])('%j reads "%s"', (price, text) => expect(tellPrice(price)).toBe(text));
