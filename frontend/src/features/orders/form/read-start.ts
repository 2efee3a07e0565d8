import { toProblem } from '@/api/problem';
import { readPanel } from '@/components/catalog/catalog-api';
import { readPatient } from '@/components/patient/patients-api';
import type { ChosenPatient, Patient } from '@/components/patient/types';
import { formOf, repeatForm, type OrderForm } from '../order-content';
import { readOrder } from '../orders-api';
import { previewOrder } from '../requisition/requisition-api';
import type { TestLine } from '../requisition/test-lines';
import type { Named, Order } from '../types';
import { patientOf } from './use-named-patient';
import type { FormStart } from './use-order-form';

interface NamedStart {
  start: FormStart;
  lab: Named;
  patient: ChosenPatient | null;
}

/** The patient, or the one they became. */
export async function readStayed(id: string, signal: AbortSignal): Promise<Patient> {
  const patient = await readPatient(id, signal);
  return patient.merged_into ? readStayed(patient.merged_into, signal) : patient;
}

/** A draft to go on with. */
export async function readDraft(id: string, signal: AbortSignal): Promise<NamedStart> {
  const draft = await readOrder(id, signal);
  const start = { form: formOf(draft), draft, source: draft };
  return { start, lab: draft.lab, patient: patientOf(draft) };
}

/** A sent order to repeat, for its patient as they are known now: a closed order names them as they were. */
export async function readCopy(id: string, signal: AbortSignal): Promise<NamedStart> {
  const order = await readOrder(id, signal);
  const named = patientOf(order);
  const patient = named && (await readStayed(named.id, signal));
  const copied = { ...repeatForm(order), patient: patient?.id ?? null };
  const { form, dropped } = await dropRetired(copied, order, signal);
  return { start: { form, draft: null, source: order, dropped }, lab: order.lab, patient };
}

/** A form with the tests that its lab offers still, and the names of the others. */
async function dropRetired(form: OrderForm, { tests }: Order, signal: AbortSignal) {
  const { lab } = form;
  if (lab === null || tests.length === 0) return { form, dropped: [] };
  const [retired, panels] = await Promise.all([
    findRetired(lab, form.tests, signal),
    readPanels(form.tests, signal),
  ]);
  const stayed = form.tests.filter((_, index) => !retired.has(index));
  const lines = stayed.map(({ panel, ...line }) => ({
    ...line,
    panel: panel !== null && panels.get(panel)?.has(line.test) ? panel : null,
  }));
  const dropped = tests
    .filter((_, index) => retired.has(index))
    .map(({ code, name }) => `${name} (${code})`);
  return { form: { ...form, tests: lines }, dropped };
}

/** The places of the tests that the lab does not offer any more. */
async function findRetired(lab: string, lines: readonly TestLine[], signal: AbortSignal) {
  try {
    await previewOrder({ lab, tests: lines.map(({ test }) => ({ test })) }, signal);
    return new Set<number>();
  } catch (error) {
    const { status, errors } = toProblem(error);
    if (status !== 400) throw error;
    const retired = errors.filter(({ code }) => code === 'not_offered');
    return new Set(retired.map(({ field }) => Number(/\d+/.exec(field)?.[0])));
  }
}

/** Id of a panel → its tests; those that the lab does not offer any more are not there. */
async function readPanels(lines: readonly TestLine[], signal: AbortSignal) {
  const ids = new Set(lines.map(({ panel }) => panel).filter((id) => id !== null));
  const panels = await Promise.all([...ids].map((id) => readOfferedPanel(id, signal)));
  return new Map(
    panels.flatMap((panel) =>
      panel ? [[panel.id, new Set(panel.tests.map(({ id }) => id))] as const] : [],
    ),
  );
}

async function readOfferedPanel(id: string, signal: AbortSignal) {
  try {
    return await readPanel(id, signal);
  } catch (error) {
    if (toProblem(error).status === 404) return null;
    throw error;
  }
}
