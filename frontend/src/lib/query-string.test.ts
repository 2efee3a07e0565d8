import { expect, test } from 'vitest';
import { cursorOf, safeNext, toQueryString } from './query-string';

test.each([
  [null, '/dashboard'],
  ['', '/dashboard'],
  ['/orders/1?x=2#y', '/orders/1?x=2#y'],
  ['orders', '/dashboard'],
  ['https://evil.example/', '/dashboard'],
  ['//evil.example/', '/dashboard'],
  ['/\\evil.example/', '/dashboard'],
  ['/\t/evil.example/', '/dashboard'],
  ['javascript:alert(1)', '/dashboard'],
])('safeNext(%j) is %j', (next, expected) => {
  expect(safeNext(next)).toBe(expected);
});

test('toQueryString leaves out what is empty', () => {
  expect(toQueryString({ a: 'x y', b: '', c: null, d: undefined, e: 0 })).toBe('?a=x+y&e=0');
  expect(toQueryString({ a: '' })).toBe('');
});

test('cursorOf reads the cursor of a next link', () => {
  expect(cursorOf('http://h/api/orders/?cursor=abc&page_size=5')).toBe('abc');
  expect(cursorOf(null)).toBeUndefined();
});
