import type { Specimen, SpecimenAction, SpecimenStepInput } from './types';

/** What the dialog holds while it is filled in. */
export interface TypedStep {
  reason_code: string;
  note: string;
  storage_place: string;
  recollect: boolean;
}

export type StepFieldName = keyof TypedStep;

export interface StepForm {
  title: string;
  /** What will happen, in one or two sentences. */
  lead: string;
  confirm: string;
  fields: readonly StepFieldName[];
  required: readonly StepFieldName[];
}

export const STEP_LABELS: Record<StepFieldName, string> = {
  reason_code: 'Reason',
  note: 'Explanation',
  storage_place: 'Where it is stored',
  recollect: 'Ask for a new one',
};

/** An order that is over cannot be put on hold, and so nothing can be asked for again. */
const ASKED_AGAIN = new Set(['submitted', 'pending_review', 'in_progress', 'on_hold']);

export function mayAskAgain({ order }: Specimen): boolean {
  return ASKED_AGAIN.has(order.status);
}

export function startOf(specimen: Specimen): TypedStep {
  return {
    reason_code: '',
    note: '',
    storage_place: specimen.storage_place,
    recollect: mayAskAgain(specimen),
  };
}

const FORMS: Partial<Record<SpecimenAction, (specimen: Specimen) => StepForm>> = {
  store: () => ({
    title: 'Store',
    lead: 'Say where it can be found again.',
    confirm: 'Store',
    fields: ['storage_place'],
    required: ['storage_place'],
  }),
  discard: () => ({
    title: 'Discard',
    lead: 'This is final.',
    confirm: 'Discard',
    fields: ['note'],
    required: [],
  }),
  reject: (specimen) => ({
    title: 'Reject',
    lead: `This is final. ${specimen.clinic.name} is told the reason at once.`,
    confirm: 'Reject specimen',
    fields: ['reason_code', 'note', ...(mayAskAgain(specimen) ? (['recollect'] as const) : [])],
    required: ['reason_code', 'note'],
  }),
  decline: ({ lab }) => ({
    title: 'Decline',
    lead: `It will not be collected again. ${lab.name} goes on without it.`,
    confirm: 'Decline',
    fields: ['note'],
    required: ['note'],
  }),
  cancel: () => ({
    title: 'Not needed',
    lead: 'It was added by hand and will not be collected. This is final.',
    confirm: 'Not needed',
    fields: [],
    required: [],
  }),
};

/** What the dialog of a step asks for; undefined where it asks for nothing. */
export function findStepForm(action: SpecimenAction, specimen: Specimen): StepForm | undefined {
  return FORMS[action]?.(specimen);
}

/** The required fields left empty, with what to say under them. */
export function findMissing(
  { required }: StepForm,
  typed: TypedStep,
): Partial<Record<StepFieldName, string>> {
  const empty = required.filter((name) => typed[name] === '' || !String(typed[name]).trim());
  return Object.fromEntries(
    empty.map((name) => [name, name === 'reason_code' ? 'Choose a reason.' : 'Fill this in.']),
  );
}

/** Only what the dialog asked for goes on the wire; a rejection always says whether a new one is wanted. */
export function toInput(action: SpecimenAction, form: StepForm, typed: TypedStep) {
  const words = form.fields
    .map((name) => [name, typed[name]] as const)
    .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== '');
  const recollect = form.fields.includes('recollect') && typed.recollect;
  return {
    ...Object.fromEntries(words),
    ...(action === 'reject' && { recollect }),
  } as SpecimenStepInput;
}
