import { readNumber, readWhole, type Typed } from './numbers';
import type { AgeForm, AnalyteForm, LimitForm, TestForm, WhomForm } from './test-form';

/** What keeps a form from being sent, by place: "analytes[2].reference_ranges[1].low". */
export type Faults = Record<string, string>;

/** What cannot be read or is missing; how it all fits together, the server says. */
export function findFaults(form: TestForm): Faults {
  const { specimens, questions, analytes, turnaround_hours: hours } = form;
  return Object.fromEntries([
    ...required(form.name, 'name', 'Enter the name.'),
    ...required(form.code, 'code', 'Enter a code.'),
    ...required(form.category, 'category', 'Enter a category.'),
    ...specimens.flatMap((specimen, at) => [
      ...required(specimen.type, `specimens[${at}].type`, 'Enter what is drawn, such as Serum.'),
      ...unread(readNumber(specimen.minimum_volume_ml), `specimens[${at}].minimum_volume_ml`),
      ...unread(readWhole(specimen.stability_hours), `specimens[${at}].stability_hours`),
    ]),
    ...Object.entries(hours).flatMap(([priority, typed]) =>
      unread(readWhole(typed), `turnaround_hours.${priority}`),
    ),
    ...(Object.values(hours).some((typed) => typed.trim())
      ? []
      : [['turnaround_hours', 'Give the hours for at least one priority.'] as const]),
    ...unread(readNumber(form.price.amount), 'price.amount'),
    ...unread(readWhole(form.repeat_after.count), 'repeat_after_hours'),
    ...questions.flatMap(({ text }, at) =>
      required(text, `questions[${at}].text`, 'Enter the question.'),
    ),
    ...analytes.flatMap((analyte, at) => analyteFaults(analyte, `analytes[${at}]`)),
  ]);
}

type Fault = readonly [path: string, message: string];

function required(typed: string, path: string, message: string): Fault[] {
  return typed.trim() ? [] : [[path, message]];
}

function unread(typed: Typed, path: string): Fault[] {
  return 'fault' in typed ? [[path, typed.fault]] : [];
}

function analyteFaults(analyte: AnalyteForm, path: string): Fault[] {
  const named = [
    ...required(analyte.name, `${path}.name`, 'Enter what is measured.'),
    ...required(analyte.code, `${path}.code`, 'Enter a code, such as HGB.'),
  ];
  const rows = analyte.reference_ranges;
  if (analyte.value_type !== 'numeric') {
    return [
      ...named,
      ...rows.flatMap((row, at) => ageFaults(row, `${path}.reference_ranges[${at}]`)),
    ];
  }
  return [
    ...named,
    ...required(analyte.unit, `${path}.unit`, 'Enter the unit; of a bare ratio it is 1.'),
    ...required(analyte.decimals, `${path}.decimals`, 'Say how many decimals are reported.'),
    ...unread(readWhole(analyte.decimals), `${path}.decimals`),
    ...rows.flatMap((row, at) => limitFaults(row, `${path}.reference_ranges[${at}]`)),
    ...analyte.critical.flatMap((row, at) => limitFaults(row, `${path}.critical[${at}]`)),
    ...analyte.has_no_range_for.flatMap((row, at) =>
      ageFaults(row, `${path}.has_no_range_for[${at}]`),
    ),
  ];
}

function limitFaults(row: LimitForm, path: string): Fault[] {
  return [
    ...ageFaults(row, path),
    ...unread(readNumber(row.low), `${path}.low`),
    ...unread(readNumber(row.high), `${path}.high`),
  ];
}

function ageFaults({ from, to }: WhomForm, path: string): Fault[] {
  const age = ({ count }: AgeForm, name: string) => unread(readWhole(count), `${path}.${name}`);
  return [...age(from, 'from_age_days'), ...age(to, 'to_age_days')];
}
