import { ORDER_PRIORITY } from '@/components/order-priority';
import { asksWhyStat, fieldId, type OrderForm } from './order-content';
import type { Fault } from './order-faults';
import { answerId, removeId } from './requisition/field-ids';
import { findAnswerFaults } from './requisition/questions';
import type { ReadTests } from './requisition/use-read-tests';

export const UNFINISHED_PATIENT = 'Choose the patient, or clear the field.';

/**
 * What keeps a form from being sent; an unfinished patient is one that was typed and not chosen. What is not read yet
 * of the tests is left to the server.
 */
export function findMissing(
  form: OrderForm,
  isPatientUnfinished: boolean,
  tests: ReadTests,
): Fault[] {
  const { lab, patient, stat_reason, collection, collect_at } = form;
  const rules: [keyof OrderForm, isBroken: boolean, text: string][] = [
    ['patient', isPatientUnfinished, UNFINISHED_PATIENT],
    [
      'patient',
      !isPatientUnfinished && patient === null && form.tests.length > 0,
      'Choose the patient: tests are done for somebody.',
    ],
    ['lab', lab === null, 'Choose a lab.'],
    ['stat_reason', asksWhyStat(form) && !stat_reason.trim(), 'Say why it cannot wait.'],
    [
      'collect_at',
      collection === 'planned' && collect_at === null,
      'Say when the sample will be collected.',
    ],
  ];
  const broken = rules.filter(([, isBroken]) => isBroken);
  return [
    ...broken.map(([field, , text]) => ({ fieldId: fieldId(field), text })),
    ...findPriorityFaults(form, tests),
    ...findMissingAnswers(form, tests),
  ];
}

/** Tests that the lab does not do at the chosen priority, each at its own line. */
export function findPriorityFaults({ tests, priority }: OrderForm, read: ReadTests): Fault[] {
  const refused = tests.flatMap(({ test }) => read.get(test) ?? []);
  return refused
    .filter(({ turnaround_hours: hours }) => hours[priority] == null)
    .map(({ id, code }) => ({
      fieldId: removeId(id),
      text: `${code} is not offered as ${ORDER_PRIORITY[priority].label}.`,
    }));
}

function findMissingAnswers({ tests }: OrderForm, read: ReadTests): Fault[] {
  return tests.flatMap(({ test, answers }) => {
    const { code = '', questions = [] } = read.get(test) ?? {};
    return findAnswerFaults(questions, answers).map(({ key, text }) => ({
      fieldId: answerId(test, key),
      text: `${code}: ${text}`,
    }));
  });
}
