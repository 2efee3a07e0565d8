import { expect, test } from 'vitest';
import { makeEvent } from '@/testing/orders';
import { toTimelineItems, upcomingSteps } from './timeline-items';

const only = (changes: Parameters<typeof makeEvent>[0]) => toTimelineItems([makeEvent(changes)])[0];

test.each([
  [{ action: 'hold', note: 'Which tube?' }, 'Put on hold', ['Which tube?']],
  [
    { action: 'reject', reason_code: 'wrong_lab', note: 'We do no genetics.' },
    'Rejected',
    ['Wrong lab', 'We do no genetics.'],
  ],
  [{ action: 'deliver', data: { carrier: 'DHL', tracking_number: 'X1' } }, 'Delivered', ['DHL X1']],
  [
    { action: 'deliver', data: { collected_by: 'A. Okafor' } },
    'Delivered',
    ['Collected by A. Okafor'],
  ],
  [
    { action: 'edit', data: { changed: { notes: ['a', 'b'], priority: ['routine', 'stat'] } } },
    'Edited',
    ['Changed: Notes for the lab, Priority'],
  ],
  [{ action: 'edit', data: { changed: 'nonsense' } }, 'Edited', []],
  [{ action: 'archive' }, 'archive', []],
])('%j reads "%s" %j', (event, title, details) => {
  expect(only(event)).toMatchObject({ title, details });
});

test('an administrator outside of any organization is still named', () => {
  expect(only({ actor: null, organization: null })?.who).toBe('Administrator');
  expect(only({})?.who).toBe('Casey Moss, Riverside Clinic');
});

test('nothing is to come after the end', () => {
  expect(upcomingSteps('submitted')).toEqual([
    'In review',
    'In progress',
    'Completed',
    'Delivered',
  ]);
  expect(upcomingSteps('cancelled')).toEqual([]);
});
