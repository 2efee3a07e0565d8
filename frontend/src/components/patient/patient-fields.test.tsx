import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { clinicActor } from '@/testing/actors';
import { renderAs } from '@/testing/render';
import { PatientFields } from './patient-fields';
import { EMPTY_PATIENT } from './patient-form';

test.each([
  [/^Family name/, '100'],
  ['Given names', '100'],
  ['Prefix', '30'],
  ['Suffix', '30'],
])('%s takes no more than the server does', (label, length) => {
  renderAs(<PatientFields form={EMPTY_PATIENT} errors={{}} onChange={() => undefined} />, {
    actor: clinicActor,
  });
  expect(screen.getByLabelText(label)).toHaveAttribute('maxlength', length);
});
