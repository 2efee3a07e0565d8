import type { Analyte, Question, Specimen } from '@/api/gen';
import type { AgeUnit } from '../ages';

/** An age as somebody types it; no count is birth at the beginning, and any age at the end. */
export interface AgeForm {
  count: string;
  unit: AgeUnit;
}

export interface WhomForm {
  sex: 'any' | 'female' | 'male';
  from: AgeForm;
  to: AgeForm;
}

export interface LimitForm extends WhomForm {
  low: string;
  high: string;
}

export interface RangeForm extends LimitForm {
  text: string;
  source: string;
}

export interface ValueForm {
  code: string;
  text: string;
  is_abnormal: boolean;
}

export interface AnalyteForm {
  /** Knows the row while others are put before it. */
  row: number;
  code: string;
  name: string;
  loinc: string;
  value_type: Analyte['value_type'];
  unit: string;
  decimals: string;
  values: ValueForm[];
  reference_ranges: RangeForm[];
  has_no_range_for: WhomForm[];
  critical: LimitForm[];
  formula: string;
  method: string;
}

export interface QuestionForm {
  row: number;
  /** Blank for a new question: made from its text. */
  key: string;
  text: string;
  kind: Question['kind'];
  unit: string;
  /** A line each. */
  choices: string;
  required: boolean;
  /** The row of an earlier question, and the answer it needs; null: always asked. */
  shown_when: { of: number; equals: string } | null;
}

export interface SpecimenForm {
  type: string;
  container: string;
  cap_colour: string;
  minimum_volume_ml: string;
  transport_temperature: Specimen['transport_temperature'];
  stability_hours: string;
  patient_preparation: string;
}

/** A test as its form holds it: everything as it was typed. */
export interface TestForm {
  code: string;
  name: string;
  category: string;
  /** By commas. */
  synonyms: string;
  loinc: string;
  specimens: SpecimenForm[];
  turnaround_hours: { routine: string; urgent: string; stat: string };
  price: { amount: string; currency: string };
  repeat_after: { count: string; unit: 'hours' | 'days' };
  questions: QuestionForm[];
  analytes: AnalyteForm[];
}

const BIRTH: AgeForm = { count: '', unit: 'years' };

export const EVERYBODY: WhomForm = { sex: 'any', from: BIRTH, to: BIRTH };
export const EMPTY_LIMIT: LimitForm = { ...EVERYBODY, low: '', high: '' };
export const EMPTY_RANGE: RangeForm = { ...EMPTY_LIMIT, text: '', source: '' };
export const EMPTY_VALUE: ValueForm = { code: '', text: '', is_abnormal: false };

export const EMPTY_SPECIMEN: SpecimenForm = {
  type: '',
  container: '',
  cap_colour: '',
  minimum_volume_ml: '',
  transport_temperature: 'ambient',
  stability_hours: '',
  patient_preparation: '',
};

export const EMPTY_QUESTION: Omit<QuestionForm, 'row'> = {
  key: '',
  text: '',
  kind: 'yes_no',
  unit: '',
  choices: '',
  required: false,
  shown_when: null,
};

export const EMPTY_ANALYTE: Omit<AnalyteForm, 'row'> = {
  code: '',
  name: '',
  loinc: '',
  value_type: 'numeric',
  unit: '',
  decimals: '',
  values: [],
  reference_ranges: [EMPTY_RANGE],
  has_no_range_for: [],
  critical: [],
  formula: '',
  method: '',
};

export const EMPTY_TEST: TestForm = {
  code: '',
  name: '',
  category: '',
  synonyms: '',
  loinc: '',
  specimens: [EMPTY_SPECIMEN],
  turnaround_hours: { routine: '', urgent: '', stat: '' },
  price: { amount: '', currency: '' },
  repeat_after: { count: '', unit: 'days' },
  questions: [],
  analytes: [{ ...EMPTY_ANALYTE, row: 0 }],
};
