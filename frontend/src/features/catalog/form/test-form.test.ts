import { expect, test } from 'vitest';
import { makeAnalyte, makeTest } from '@/testing/catalog';
import { keysOf } from './questions';
import { formOf } from './read-test';
import { EMPTY_ANALYTE, EMPTY_QUESTION, EMPTY_RANGE, EMPTY_TEST } from './test-form';
import { toContent } from './write-test';

const known = makeTest({
  repeat_after_hours: 36,
  questions: [
    {
      key: 'fasting',
      text: 'Fasting?',
      kind: 'yes_no',
      unit: '',
      choices: [],
      required: true,
      shown_when: null,
    },
    {
      key: 'hours',
      text: 'For how long?',
      kind: 'number',
      unit: 'h',
      choices: [],
      required: false,
      shown_when: { key: 'fasting', equals: true },
    },
  ],
  analytes: [
    makeAnalyte({
      reference_ranges: [
        {
          sex: 'female',
          from_age_days: 6574,
          to_age_days: 6580,
          low: 4.5,
          high: null,
          text: '',
          source: '',
        },
      ],
      has_no_range_for: [{ sex: 'any', from_age_days: 0, to_age_days: 30 }],
      critical: [{ sex: 'any', from_age_days: 0, to_age_days: null, low: null, high: 9 }],
    }),
    makeAnalyte({
      code: 'COLOUR',
      value_type: 'coded',
      unit: '',
      decimals: null,
      values: [{ code: 'Y', text: 'Yellow', is_abnormal: false }],
      reference_ranges: [],
    }),
  ],
});

test('a form that nobody touched says what the test does', () => {
  const { id, lab, code, status, version, updated_at, loinc_notice, ...content } = known;
  expect([id, lab, code, status, version, updated_at, loinc_notice]).toHaveLength(7);
  expect(toContent(formOf(known))).toEqual(content);
});

test('what was typed is sent as the wire writes it', () => {
  const content = toContent({
    ...EMPTY_TEST,
    name: ' Sodium ',
    synonyms: 'Na, , Natrium',
    price: { amount: '12,50', currency: 'eur' },
    repeat_after: { count: '2', unit: 'days' },
    turnaround_hours: { routine: '24', urgent: '', stat: 'soon' },
    analytes: [
      {
        ...EMPTY_ANALYTE,
        row: 0,
        reference_ranges: [
          {
            ...EMPTY_RANGE,
            from: { count: '18', unit: 'years' },
            to: { count: '6580', unit: 'days' },
            low: '1,5',
          },
        ],
      },
    ],
  });
  expect(content).toMatchObject({
    name: 'Sodium',
    synonyms: ['Na', 'Natrium'],
    price: { amount: '12.50', currency: 'EUR' },
    repeat_after_hours: 48,
    turnaround_hours: { routine: 24, urgent: null, stat: null },
    analytes: [
      { reference_ranges: [{ from_age_days: 6574, to_age_days: 6580, low: 1.5, high: null }] },
    ],
  });
});

test('what a kind of value has no use for is not sent', () => {
  const analytes = formOf(known).analytes.slice(0, 1);
  const asText = analytes.map((analyte) => ({ ...analyte, value_type: 'text' as const }));
  const content = toContent({ ...EMPTY_TEST, analytes: asText });
  expect(content.analytes[0]).toMatchObject({
    unit: '',
    decimals: null,
    critical: [],
    has_no_range_for: [],
    reference_ranges: [{ low: null, high: null }],
  });
});

test('a new question gets a key of its own, and a condition follows its question', () => {
  const ask = (row: number, text: string, key = '') => ({ ...EMPTY_QUESTION, row, text, key });
  const questions = [
    ask(0, 'Is it urgent?'),
    ask(1, 'Is it urgent'),
    ask(2, '24 h?'),
    ask(3, '', 'k'),
  ];
  expect([...keysOf(questions).values()]).toEqual([
    'is_it_urgent',
    'is_it_urgent_2',
    'q_24_h',
    'k',
  ]);
  const later = { ...ask(4, 'Why?'), shown_when: { of: 1, equals: 'true' } };
  const content = toContent({ ...EMPTY_TEST, questions: [...questions, later] });
  expect(content.questions[4]?.shown_when).toEqual({ key: 'is_it_urgent_2', equals: true });
});
