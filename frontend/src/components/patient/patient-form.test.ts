import { expect, test } from 'vitest';
import { makePatient } from '@/testing/patients';
import {
  changedContent,
  EMPTY_PATIENT,
  findFaults,
  formOf,
  rebaseForm,
  tellDifferences,
  toContent,
} from './patient-form';

const patient = makePatient({ identifiers: [{ issuer: 'NHS', value: '943' }] });
const named = { ...EMPTY_PATIENT, family_name: 'Okonkwo' };

test.each([
  [EMPTY_PATIENT, { family_name: 'Enter the family name.' }],
  [named, {}],
  [{ ...named, born: '31.2.1984' }, { born: 'There is no such day.' }],
  [{ ...named, email: 'nowhere' }, { email: 'Enter an e-mail address, such as name@example.org.' }],
  [
    { ...named, identifiers: [{ issuer: 'NHS', value: ' ' }] },
    { identifiers: 'Each identifier needs its issuer and its number.' },
  ],
  [{ ...named, identifiers: [{ issuer: '', value: ' ' }] }, {}],
])('%j lacks %j', (form, faults) => expect(findFaults(form)).toEqual(faults));

test('what was typed is sent as the wire writes it, without empty rows', () => {
  const identifiers = [
    { issuer: ' NHS ', value: '943' },
    { issuer: '', value: '' },
  ];
  expect(toContent({ ...named, born: '03/1984', identifiers })).toEqual({
    ...named,
    born: '1984-03',
    identifiers: [{ issuer: 'NHS', value: '943' }],
  });
});

test('a form that nobody touched changes nothing, and else only what differs', () => {
  expect(changedContent(formOf(patient), patient)).toEqual({});
  const typed = { ...formOf(patient), born: '1984', phone: '1' };
  expect(changedContent(typed, patient)).toEqual({ born: '1984', phone: '1' });
});

test('onto a newer patient, what was typed stays and the rest follows', () => {
  const typed = { ...formOf(patient), phone: '1' };
  const current = { ...patient, phone: '2', born: '1985' };
  expect(rebaseForm(typed, patient, current)).toEqual({ ...typed, born: '1985' });
});

test('differences are told in words', () => {
  const after = { ...patient, born: '1984', sex_for_ranges: 'male' as const, identifiers: [] };
  expect(tellDifferences(patient, after)).toEqual([
    'Date of birth: “7 Mar 1984” → “1984”',
    'Sex for reference ranges: “Female” → “Male”',
    'Identifiers: “NHS 943” → “—”',
  ]);
});
