import { areSameLines, linesOf, toWire, type TestLine } from './requisition/test-lines';
import type { Collection, DeliveryMethod, Order, OrderContent } from './types';

/** What a clinic writes in an order, as the form holds it. */
export interface OrderForm {
  patient: string | null;
  lab: string | null;
  tests: readonly TestLine[];
  priority: Order['priority'];
  stat_reason: string;
  diagnosis_code: string;
  diagnosis: string;
  collection: Collection;
  collect_at: string | null;
  delivery_method: DeliveryMethod;
  notes: string;
  client_reference: string;
}

export const EMPTY_FORM: OrderForm = {
  patient: null,
  lab: null,
  tests: [],
  priority: 'routine',
  stat_reason: '',
  diagnosis_code: '',
  diagnosis: '',
  collection: '',
  collect_at: null,
  delivery_method: 'email',
  notes: '',
  client_reference: '',
};

export const DELIVERY_METHODS: Record<DeliveryMethod, string> = {
  email: 'E-mail',
  post: 'Post',
  pickup: 'Pickup at the lab',
};

export const FIELD_LABELS: Record<keyof OrderForm, string> = {
  patient: 'Patient',
  lab: 'Lab',
  tests: 'Tests',
  priority: 'Priority',
  stat_reason: 'Why STAT',
  diagnosis_code: 'ICD-10 code',
  diagnosis: 'Diagnosis',
  collection: 'Collection',
  collect_at: 'Collected at',
  delivery_method: 'Delivery',
  notes: 'Notes for the lab',
  client_reference: 'Your reference',
};

export const FIELDS = Object.keys(FIELD_LABELS) as (keyof OrderForm)[];

export function formOf(order: Order): OrderForm {
  const written = Object.fromEntries(
    FIELDS.map((field) => [field, order[field]]),
  ) as unknown as OrderForm;
  return {
    ...written,
    patient: order.patient?.id ?? null,
    lab: order.lab.id,
    tests: linesOf(order),
  };
}

/**
 * A repeated order is a new one: its reference stays behind, because it is unique, and so does what was true of that
 * day only: answers, why it was urgent, when the sample was taken.
 */
export function repeatForm(order: Order): OrderForm {
  const form = formOf(order);
  const tests = form.tests.map((line) => ({ ...line, answers: {} }));
  return {
    ...form,
    tests,
    client_reference: '',
    stat_reason: '',
    collection: '',
    collect_at: null,
  };
}

/** The form as the server takes it; null while no lab is chosen, because an order cannot exist without one. */
export function toContent(form: OrderForm): OrderContent | null {
  const { lab } = form;
  return lab === null ? null : { ...settle(form), lab };
}

/** Only somebody who does tests needs to know why one cannot wait. */
export function asksWhyStat({ priority, tests }: Pick<OrderForm, 'priority' | 'tests'>): boolean {
  return priority === 'stat' && tests.length > 0;
}

/** The fields in which a form differs from another, as the server takes them. */
export function changedFields(form: OrderForm, base: OrderForm): Partial<OrderContent> {
  return pickChanged(settle(form), settle(base)) as Partial<OrderContent>;
}

export function isSameForm(one: OrderForm, other: OrderForm): boolean {
  return FIELDS.every((field) => isSameField(field, one, other));
}

/** Puts what was typed onto a newer order: typed fields stay, untouched ones follow the newer order. */
export function rebaseForm(form: OrderForm, base: OrderForm, current: OrderForm): OrderForm {
  return { ...current, ...pickChanged(form, base) };
}

/** What a form says, without what it does not ask any more and what cannot be read yet. */
function settle(form: OrderForm) {
  return {
    ...form,
    tests: toWire(form.tests),
    stat_reason: asksWhyStat(form) ? form.stat_reason : '',
    collect_at: form.collection === 'planned' ? form.collect_at : null,
  };
}

function pickChanged<Form extends OrderForm>(form: Form, base: Form): Partial<Form> {
  const changed = FIELDS.filter((field) => !isSameField(field, form, base));
  return Object.fromEntries(changed.map((field) => [field, form[field]])) as Partial<Form>;
}

function isSameField(field: keyof OrderForm, one: OrderForm, other: OrderForm): boolean {
  return field === 'tests' ? areSameLines(one.tests, other.tests) : one[field] === other[field];
}

/** The id of a field's input, for links from a list of what is missing. */
export function fieldId(field: keyof OrderForm): string {
  return `order-${field}`;
}
