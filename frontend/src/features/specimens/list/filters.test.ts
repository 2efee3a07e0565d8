import { expect, test } from 'vitest';
import { isNarrowed, parseFilters, toQuery } from './filters';

const read = (address: string) => parseFilters(new URLSearchParams(address));

test('what the address says is asked of the other side', () => {
  const filters = read(
    'status=expected,nonsense,received&partner=p1&ready=true&search= HEL &size=25',
  );
  const asked = { status: ['expected', 'received'], ready_to_send: 'true', search: 'HEL' };
  expect(toQuery(filters, 'clinic')).toEqual({ ...asked, lab: 'p1', page_size: 25 });
  expect(toQuery(filters, 'lab')).toEqual({ ...asked, clinic: 'p1', page_size: 25 });
});

test('an empty address asks for everything', () => {
  const filters = read('');
  expect(toQuery(filters, 'lab')).toEqual({ page_size: 50 });
  expect(isNarrowed(filters)).toBe(false);
  expect(isNarrowed(read('ready=true'))).toBe(true);
});
