import { expect, test } from 'vitest';
import { anchorOf, atFields, readServerFaults, tellDetail, tellPlace } from './fault-places';
import { EMPTY_TEST } from './test-form';

test.each([
  ['name', 'name'],
  ['turnaround_hours', 'turnaround_hours.routine'],
  ['synonyms[2]', 'synonyms'],
  ['questions[1].choices[0]', 'questions[1].choices'],
  ['questions[1].shown_when.equals', 'questions[1].shown_when'],
  ['analytes[2].reference_ranges[1].low', 'analytes[2].reference_ranges[1].low'],
  ['analytes[2].reference_ranges[1]', 'analytes[2].reference_ranges[1].low'],
  ['analytes[2].reference_ranges', 'analytes[2].reference_ranges'],
  ['analytes[0].has_no_range_for[0]', 'analytes[0].has_no_range_for[0].from_age_days'],
])('a fault of %s is shown at %s', (path, anchor) => expect(anchorOf(path)).toBe(anchor));

test('a field shows the first of its faults, a place all of them', () => {
  const error = (field: string, detail: string) => ({ field, code: '', detail });
  expect(atFields({ 'synonyms[0]': 'Once.', 'synonyms[1]': 'Twice.' })).toEqual({
    synonyms: 'Once.',
  });
  expect(readServerFaults([error('a', 'One.'), error('a', 'Two.'), error('b', 'Three.')])).toEqual({
    a: 'One. Two.',
    b: 'Three.',
  });
});

test.each([
  [
    'No range for female, 0 days to 6574 days. Add one, or name them in has_no_range_for.',
    'No range for female under 18 years. Add one, or say that there is none on purpose.',
  ],
  ['No range for male, 6574 days to any age.', 'No range for male, from 18 years.'],
  [
    'either sex, 30 days to 6570 days overlaps either sex, 0 days to any age (reference_ranges[0]).',
    'everyone, 1 month to 6570 days overlaps everyone of any age.',
  ],
  ['It must be later than from_age_days.', 'It must be later than the age it begins at.'],
])('"%s" is told as "%s"', (detail, text) => expect(tellDetail(detail)).toBe(text));

test.each([
  ['name', ''],
  ['specimens[1].type', 'Specimen 2'],
  ['analytes[0].unit', 'Analyte 1'],
  ['analytes[0].reference_ranges[1].low', 'Analyte 1, range 2'],
])('%s stands in "%s"', (path, place) => expect(tellPlace(path, EMPTY_TEST)).toBe(place));
