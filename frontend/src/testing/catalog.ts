import type { Analyte, CatalogPanel, CatalogTest } from '@/api/gen';
import { labActor } from './actors';

export const LOINC_NOTICE = 'This material contains content from LOINC.';

const LAB = { id: labActor.organizationId, name: labActor.organization.name };

let counter = 0;

/** A number with one range for everybody. */
export function makeAnalyte(changes: Partial<Analyte> = {}): Analyte {
  return {
    code: 'CHOL',
    name: 'Cholesterol',
    loinc: '2093-3',
    value_type: 'numeric',
    unit: 'mg/dL',
    decimals: 0,
    values: [],
    reference_ranges: [
      {
        sex: 'any',
        from_age_days: 0,
        to_age_days: null,
        low: null,
        high: 200,
        text: '',
        source: 'NCEP ATP III',
      },
    ],
    has_no_range_for: [],
    critical: [],
    formula: '',
    method: '',
    ...changes,
  };
}

/** A test as the API answers it in full; each has an id of its own. */
export function makeTest(changes: Partial<CatalogTest> = {}): CatalogTest {
  counter += 1;
  return {
    id: `test-${counter}`,
    lab: LAB,
    code: 'CHOL',
    name: 'Total cholesterol',
    synonyms: ['TC'],
    loinc: '2093-3',
    category: 'Chemistry',
    specimens: [
      {
        type: 'Serum',
        container: 'Serum separator tube',
        cap_colour: 'gold',
        minimum_volume_ml: 1,
        transport_temperature: 'ambient',
        stability_hours: 72,
        patient_preparation: 'Nothing to eat for 8 hours.',
      },
    ],
    turnaround_hours: { routine: 24, urgent: 4, stat: null },
    price: { amount: '12.50', currency: 'EUR' },
    questions: [],
    analytes: [makeAnalyte()],
    status: 'active',
    version: 1,
    updated_at: '2026-11-23T08:00:00Z',
    loinc_notice: LOINC_NOTICE,
    ...changes,
  };
}

export function makePanel(changes: Partial<CatalogPanel> = {}): CatalogPanel {
  counter += 1;
  return {
    id: `panel-${counter}`,
    lab: LAB,
    code: 'LIPID',
    name: 'Lipids',
    synonyms: [],
    category: 'Chemistry',
    status: 'active',
    tests: [
      { id: 'test-chol', code: 'CHOL', name: 'Total cholesterol', loinc: '', status: 'active' },
    ],
    version: 1,
    updated_at: '2026-11-23T08:00:00Z',
    loinc_notice: LOINC_NOTICE,
    ...changes,
  };
}
