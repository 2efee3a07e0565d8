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
  [
    {
      action: 'edit',
      data: {
        changed: {
          tests: ['CHOL, TRIG', 'CHOL'],
          answers: ['TRIG: fasting', ''],
          notes: ['', 'x'],
        },
      },
    },
    'Edited',
    [
      'Tests: “CHOL, TRIG” → “CHOL”',
      'Answers: “TRIG: fasting” → “—”',
      'Changed: Notes for the lab',
    ],
  ],
  [
    {
      action: 'correct_patient',
      data: { changed: { born: ['1984', '1984-03-07'], given_names: ['', 'Chiamaka'] } },
    },
    'Patient details corrected',
    ['Date of birth: “1984” → “7 Mar 1984”', 'Given names: “—” → “Chiamaka”'],
  ],
  [
    { action: 'correct_patient', data: { changed: { born: '1984' } } },
    'Patient details corrected',
    [],
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
