import { expect, test } from 'vitest';
import { makeSpecimen } from '@/testing/specimens';
import { findMissing, findStepForm, startOf, toInput } from './step-fields';
import type { OrderStatus } from '@/api/gen';
import type { SpecimenAction } from './types';

function formOf(action: SpecimenAction, status: OrderStatus = 'in_progress') {
  const { order } = makeSpecimen();
  const specimen = makeSpecimen({ order: { ...order, status } });
  const form = findStepForm(action, specimen);
  if (!form) throw new Error(`${action} asks for nothing`);
  return { form, typed: startOf(specimen) };
}

test.each<[OrderStatus, boolean]>([
  ['in_progress', true],
  ['on_hold', true],
  ['completed', false],
  ['delivered', false],
])('a rejection while the order is %s asks for a new one: %s', (status, recollect) => {
  const { form, typed } = formOf('reject', status);
  const filled = { ...typed, reason_code: 'clotted', note: ' Clots. ' };
  expect(toInput('reject', form, filled)).toEqual({
    reason_code: 'clotted',
    note: 'Clots.',
    recollect,
  });
});

test('what is required is said where it is missing, blanks count as nothing', () => {
  const { form, typed } = formOf('reject');
  expect(findMissing(form, { ...typed, note: '  ' })).toEqual({
    reason_code: 'Choose a reason.',
    note: 'Fill this in.',
  });
  const optional = formOf('discard');
  expect(findMissing(optional.form, optional.typed)).toEqual({});
  expect(toInput('discard', optional.form, optional.typed)).toEqual({});
});
