import { expect, test } from 'vitest';
import { isNarrowed, parseFilters, toQuery } from './filters';

const read = (address: string) => parseFilters(new URLSearchParams(address));

test.each([
  ['', { status: 'active' }],
  ['kind=panels&search=lipids&lab=7', { search: 'lipids', lab: '7', status: 'active' }],
  ['category=Urine&status=all&sort=code', { category: 'Urine', ordering: 'code' }],
  ['kind=nonsense&status=gone&sort=-name', { status: 'active' }],
])('"%s" asks for %j', (address, query) => expect(toQuery(read(address))).toEqual(query));

test.each([
  ['kind=panels&sort=code', false],
  ['status=retired', true],
  ['search=na', true],
])('"%s" narrows: %s', (address, is) => expect(isNarrowed(read(address))).toBe(is));
