import type { Analyte, CatalogTest, Critical, Question, Specimen, Whom } from '@/api/gen';
import { readAge } from '../ages';
import { toField } from './numbers';
import {
  EVERYBODY,
  type AgeForm,
  type AnalyteForm,
  type LimitForm,
  type QuestionForm,
  type SpecimenForm,
  type TestForm,
  type WhomForm,
} from './test-form';

const HOURS_A_DAY = 24;

/** A test as its form shows it. */
export function formOf(test: CatalogTest): TestForm {
  const { specimens = [], questions = [], analytes = [], synonyms = [], price } = test;
  const { routine, urgent, stat } = test.turnaround_hours;
  return {
    code: test.code,
    name: test.name,
    category: test.category,
    synonyms: synonyms.join(', '),
    loinc: test.loinc ?? '',
    specimens: specimens.map(specimenOf),
    turnaround_hours: {
      routine: toField(routine),
      urgent: toField(urgent),
      stat: toField(stat),
    },
    price: { amount: price?.amount ?? '', currency: price?.currency ?? '' },
    repeat_after: repeatOf(test.repeat_after_hours ?? null),
    questions: questions.map((question, row) => questionOf(question, row, questions)),
    analytes: analytes.map(analyteOf),
  };
}

function specimenOf(specimen: Specimen): SpecimenForm {
  return {
    type: specimen.type,
    container: specimen.container ?? '',
    cap_colour: specimen.cap_colour ?? '',
    minimum_volume_ml: toField(specimen.minimum_volume_ml),
    transport_temperature: specimen.transport_temperature,
    stability_hours: toField(specimen.stability_hours),
    patient_preparation: specimen.patient_preparation ?? '',
  };
}

function repeatOf(hours: number | null): TestForm['repeat_after'] {
  if (hours === null) return { count: '', unit: 'days' };
  return hours % HOURS_A_DAY === 0
    ? { count: String(hours / HOURS_A_DAY), unit: 'days' }
    : { count: String(hours), unit: 'hours' };
}

function questionOf(question: Question, row: number, all: readonly Question[]): QuestionForm {
  const { shown_when: condition } = question;
  return {
    row,
    key: question.key,
    text: question.text,
    kind: question.kind,
    unit: question.unit ?? '',
    choices: (question.choices ?? []).join('\n'),
    required: question.required ?? false,
    shown_when: condition
      ? {
          of: all.findIndex(({ key }) => key === condition.key),
          equals: String(condition.equals),
        }
      : null,
  };
}

function analyteOf(analyte: Analyte, row: number): AnalyteForm {
  return {
    row,
    code: analyte.code,
    name: analyte.name,
    loinc: analyte.loinc ?? '',
    value_type: analyte.value_type,
    unit: analyte.unit ?? '',
    decimals: toField(analyte.decimals),
    values: (analyte.values ?? []).map(({ code, text, is_abnormal = false }) => ({
      code,
      text,
      is_abnormal,
    })),
    reference_ranges: (analyte.reference_ranges ?? []).map((range) => ({
      ...limitOf(range),
      text: range.text ?? '',
      source: range.source ?? '',
    })),
    has_no_range_for: (analyte.has_no_range_for ?? []).map(whomOf),
    critical: (analyte.critical ?? []).map(limitOf),
    formula: analyte.formula ?? '',
    method: analyte.method ?? '',
  };
}

function limitOf(limit: Critical): LimitForm {
  return { ...whomOf(limit), low: toField(limit.low), high: toField(limit.high) };
}

export function whomOf({ sex = 'any', from_age_days = 0, to_age_days = null }: Whom): WhomForm {
  return {
    sex,
    from: from_age_days === 0 ? EVERYBODY.from : ageOf(from_age_days),
    to: to_age_days === null ? EVERYBODY.to : ageOf(to_age_days),
  };
}

function ageOf(days: number): AgeForm {
  const { count, unit } = readAge(days);
  return { count: String(count), unit };
}
