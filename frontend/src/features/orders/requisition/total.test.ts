import { expect, test } from 'vitest';
import { addPrices } from './total';

const euros = (amount: string) => ({ amount, currency: 'EUR' });

test.each([
  [[euros('0.10'), euros('0.20')], euros('0.30')],
  [[euros('12.5'), euros('0.125')], euros('12.625')],
  [[euros('12'), { amount: '3', currency: 'CHF' }], null],
  [[euros('12'), null], null],
  [[], null],
])('%j cost %j', (prices, total) => expect(addPrices(prices)).toEqual(total));
