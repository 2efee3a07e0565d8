import { expect, test } from 'vitest';
import type { Specimen } from '@/api/gen';
import { findNeeds, findPreparations } from './needs';

const SERUM: Specimen = {
  type: 'Serum',
  container: 'Serum separator tube',
  cap_colour: 'gold',
  minimum_volume_ml: 1,
  transport_temperature: 'ambient',
};
const FAST = 'Nothing to eat for 12 hours.';

test('each kind of specimen stands once, with all tests that need it', () => {
  const needs = findNeeds([
    { code: 'CHOL', specimens: [SERUM] },
    { code: 'TRIG', specimens: [{ ...SERUM, minimum_volume_ml: 0.5 }] },
    { code: 'PTH', specimens: [{ ...SERUM, transport_temperature: 'frozen' }] },
    { code: 'UCX', specimens: [{ type: 'Urine', transport_temperature: 'refrigerated' }] },
    { code: 'ASK' },
  ]);
  expect(needs).toEqual([
    {
      specimen: 'Serum, gold cap (Serum separator tube)',
      volume: '0.5–1 mL each',
      transport: '',
      codes: ['CHOL', 'TRIG'],
    },
    {
      specimen: 'Serum, gold cap (Serum separator tube)',
      volume: '1 mL',
      transport: 'send frozen',
      codes: ['PTH'],
    },
    { specimen: 'Urine', volume: '', transport: 'keep refrigerated', codes: ['UCX'] },
  ]);
});

test('each preparation stands once', () => {
  const specimens = [{ ...SERUM, patient_preparation: FAST }];
  const tests = ['GLU', 'TRIG'].map((code) => ({ code, specimens }));
  expect(findPreparations([...tests, { code: 'NA', specimens: [SERUM] }])).toEqual([
    { text: FAST, codes: ['GLU', 'TRIG'] },
  ]);
});
