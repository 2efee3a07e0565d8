import type {
  AnalyteRequest,
  CriticalRequest,
  NewCatalogTestRequest,
  QuestionRequest,
  SpecimenRequest,
  WhomRequest,
} from '@/api/gen';
import { daysOf } from '../ages';
import { numberIn, wholeIn } from './numbers';
import { answerOf, keysOf } from './questions';
import type {
  AgeForm,
  AnalyteForm,
  LimitForm,
  QuestionForm,
  SpecimenForm,
  TestForm,
  WhomForm,
} from './test-form';

export type TestContent = Required<Omit<NewCatalogTestRequest, 'code'>>;

const HOURS_IN = { hours: 1, days: 24 } as const;

/** A form as the server takes it. Rows stay where they are, so that what the server says of one finds it. */
export function toContent(form: TestForm): TestContent {
  const { routine, urgent, stat } = form.turnaround_hours;
  const { amount, currency } = form.price;
  const repeat = wholeIn(form.repeat_after.count);
  const keys = keysOf(form.questions);
  return {
    name: form.name.trim(),
    category: form.category.trim(),
    synonyms: splitBy(form.synonyms, ','),
    loinc: form.loinc.trim(),
    specimens: form.specimens.map(toSpecimen),
    turnaround_hours: { routine: wholeIn(routine), urgent: wholeIn(urgent), stat: wholeIn(stat) },
    price: amount.trim()
      ? { amount: toAmount(amount), currency: currency.trim().toUpperCase() }
      : null,
    repeat_after_hours: repeat === null ? null : repeat * HOURS_IN[form.repeat_after.unit],
    questions: form.questions.map((question) => toQuestion(question, form.questions, keys)),
    analytes: form.analytes.map(toAnalyte),
  };
}

/** A price as text: it is not a fraction of two. */
export function toAmount(typed: string): string {
  return typed.replace(/\s/g, '').replace(',', '.');
}

export function splitBy(text: string, mark: string): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean);
}

function toSpecimen(specimen: SpecimenForm): SpecimenRequest {
  return {
    type: specimen.type.trim(),
    container: specimen.container.trim(),
    cap_colour: specimen.cap_colour.trim(),
    minimum_volume_ml: numberIn(specimen.minimum_volume_ml),
    transport_temperature: specimen.transport_temperature,
    stability_hours: wholeIn(specimen.stability_hours),
    patient_preparation: specimen.patient_preparation.trim(),
  };
}

function toQuestion(
  question: QuestionForm,
  all: readonly QuestionForm[],
  keys: ReadonlyMap<number, string>,
): QuestionRequest {
  const { row, text, kind, unit, choices, required, shown_when: condition } = question;
  const asked = condition && all.find((each) => each.row === condition.of);
  return {
    key: keys.get(row) ?? '',
    text: text.trim(),
    kind,
    unit: kind === 'number' ? unit.trim() : '',
    choices: kind === 'choice' ? splitBy(choices, '\n') : [],
    required,
    shown_when: asked
      ? { key: keys.get(asked.row) ?? '', equals: answerOf(asked, condition.equals) }
      : null,
  };
}

function toAnalyte(analyte: AnalyteForm): AnalyteRequest {
  const isNumber = analyte.value_type === 'numeric';
  return {
    code: analyte.code.trim(),
    name: analyte.name.trim(),
    loinc: analyte.loinc.trim(),
    value_type: analyte.value_type,
    unit: isNumber ? analyte.unit.trim() : '',
    decimals: isNumber ? wholeIn(analyte.decimals) : null,
    values:
      analyte.value_type === 'coded'
        ? analyte.values.map(({ code, text, is_abnormal }) => ({
            code: code.trim(),
            text: text.trim(),
            is_abnormal,
          }))
        : [],
    reference_ranges: analyte.reference_ranges.map(({ text, source, ...limit }) => ({
      ...(isNumber ? toLimit(limit) : { ...toWhom(limit), low: null, high: null }),
      text: text.trim(),
      source: source.trim(),
    })),
    has_no_range_for: isNumber ? analyte.has_no_range_for.map(toWhom) : [],
    critical: isNumber ? analyte.critical.map(toLimit) : [],
    formula: isNumber ? analyte.formula.trim() : '',
    method: analyte.method.trim(),
  };
}

function toLimit(limit: LimitForm): Required<CriticalRequest> {
  return { ...toWhom(limit), low: numberIn(limit.low), high: numberIn(limit.high) };
}

export function toWhom({ sex, from, to }: WhomForm): Required<WhomRequest> {
  return { sex, from_age_days: toDays(from) ?? 0, to_age_days: toDays(to) };
}

function toDays({ count, unit }: AgeForm): number | null {
  const number = wholeIn(count);
  return number === null ? null : daysOf({ count: number, unit });
}
