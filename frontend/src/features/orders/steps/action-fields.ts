import type { DeliveryMethod, Order, OrderAction, ReasonCode, StepInput } from '../types';

/** What the dialog holds while it is filled in. */
export type TypedInput = Record<keyof StepInput, string>;

export const EMPTY_INPUT: TypedInput = {
  note: '',
  reason_code: '',
  tracking_number: '',
  carrier: '',
  collected_by: '',
};

export interface ActionField {
  name: keyof StepInput;
  label: string;
  hint?: string;
  kind: 'line' | 'text' | 'reason';
  required: boolean;
}

export interface ActionForm {
  title: string;
  /** What will happen, in one sentence. */
  lead: string;
  confirm: string;
  fields: readonly ActionField[];
}

export const REJECT_REASONS: Record<ReasonCode, string> = {
  unsuitable_specimen: 'Unsuitable specimen',
  test_not_offered: 'Test not offered',
  information_missing: 'Information missing',
  duplicate: 'Duplicate order',
  wrong_lab: 'Wrong lab',
  other: 'Other',
};

const DELIVERY_FORMS: Record<DeliveryMethod, Pick<ActionForm, 'lead' | 'fields'>> = {
  email: { lead: 'The clinic asked for the result by e-mail.', fields: [] },
  post: {
    lead: 'The clinic asked for the result by post.',
    fields: [line('tracking_number', 'Tracking number', true), line('carrier', 'Carrier', false)],
  },
  pickup: {
    lead: 'The clinic collects the result.',
    fields: [line('collected_by', 'Collected by', true)],
  },
};

type Reader = 'clinic' | 'lab';

const FORMS: Partial<Record<OrderAction, (order: Order, reader: Reader) => ActionForm>> = {
  hold: ({ clinic }) => ({
    title: 'Put on hold',
    lead: `${clinic.name} sees your question at once and can answer it.`,
    confirm: 'Put on hold',
    fields: [text('note', 'Question or reason for the clinic', true)],
  }),
  reject: ({ clinic }) => ({
    title: 'Reject order',
    lead: `This is final. ${clinic.name} is told the reason at once.`,
    confirm: 'Reject order',
    fields: [
      { name: 'reason_code', label: 'Reason', kind: 'reason', required: true },
      text('note', 'Explanation for the clinic', true),
    ],
  }),
  cancel: ({ status, lab }) =>
    status === 'draft'
      ? {
          title: 'Discard draft',
          lead: 'The draft was never sent. It will be closed.',
          confirm: 'Discard draft',
          fields: [],
        }
      : {
          title: 'Cancel order',
          lead: `This is final. ${lab.name} is told the reason.`,
          confirm: 'Cancel order',
          fields: [text('note', 'Reason', true)],
        },
  deliver: ({ delivery_method }) => ({
    title: 'Deliver result',
    confirm: 'Mark as delivered',
    ...DELIVERY_FORMS[delivery_method],
  }),
  resume: ({ lab }, reader) =>
    reader === 'clinic'
      ? {
          title: 'Answer the lab',
          lead: `Work goes on as soon as ${lab.name} has your answer.`,
          confirm: 'Send answer',
          fields: [text('note', 'Your answer', true)],
        }
      : {
          title: 'Resume work',
          lead: 'The order returns to where it was before the hold.',
          confirm: 'Resume',
          fields: [text('note', 'Note', false)],
        },
};

/** What the dialog of an action asks this reader for; undefined where it asks for nothing. */
export function findActionForm(
  action: OrderAction,
  order: Order,
  reader: Reader,
): ActionForm | undefined {
  return FORMS[action]?.(order, reader);
}

/** The required fields left empty, by name, with what to say under them. */
export function findMissingInput(
  fields: readonly ActionField[],
  input: TypedInput,
): Partial<Record<keyof StepInput, string>> {
  const missing = fields.filter(({ name, required }) => required && !input[name].trim());
  return Object.fromEntries(
    missing.map(({ name, kind }) => [
      name,
      kind === 'reason' ? 'Choose a reason.' : 'Fill this in.',
    ]),
  );
}

/** Only what the dialog asked for goes on the wire. */
export function pickInput(fields: readonly ActionField[], input: TypedInput): StepInput {
  return Object.fromEntries(
    fields.map(({ name }) => [name, input[name].trim()] as const).filter(([, value]) => value),
  );
}

function line(name: ActionField['name'], label: string, required: boolean): ActionField {
  return { name, label, kind: 'line', required };
}

function text(name: ActionField['name'], label: string, required: boolean): ActionField {
  return { name, label, kind: 'text', required };
}
