import { ORDER_PRIORITY } from '@/components/order-priority';
import type { DeliveryMethod, Order, OrderContent } from './types';

/** What a clinic writes in an order, as the form holds it. */
export interface OrderForm {
  lab: string | null;
  priority: Order['priority'];
  delivery_method: DeliveryMethod;
  notes: string;
  client_reference: string;
}

export const EMPTY_FORM: OrderForm = {
  lab: null,
  priority: 'routine',
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
  lab: 'Lab',
  priority: 'Priority',
  delivery_method: 'Delivery',
  notes: 'Notes for the lab',
  client_reference: 'Your reference',
};

const FIELDS = Object.keys(FIELD_LABELS) as (keyof OrderForm)[];

export function formOf(order: Order): OrderForm {
  const { lab, priority, delivery_method, notes, client_reference } = order;
  return { lab: lab.id, priority, delivery_method, notes, client_reference };
}

/** A repeated order is a new one: its reference stays behind, because it is unique. */
export function repeatForm(order: Order): OrderForm {
  return { ...formOf(order), client_reference: '' };
}

export interface MissingField {
  field: keyof OrderForm;
  text: string;
}

export function findMissing(form: OrderForm): MissingField[] {
  return form.lab === null ? [{ field: 'lab', text: 'Choose a lab.' }] : [];
}

/** The form as the server takes it; null while no lab is chosen, because an order cannot exist without one. */
export function toContent({ lab, ...rest }: OrderForm): OrderContent | null {
  return lab === null ? null : { lab, ...rest };
}

/** The fields in which a form differs from another, with the form's values. */
export function changedFields(form: OrderForm, base: OrderForm): Partial<OrderContent> {
  return Object.fromEntries(
    FIELDS.filter((field) => form[field] !== base[field]).map((field) => [field, form[field]]),
  );
}

export function isSameForm(one: OrderForm, other: OrderForm): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}

/** Puts what was typed onto a newer order: typed fields stay, untouched ones follow the newer order. */
export function rebaseForm(form: OrderForm, base: OrderForm, current: OrderForm): OrderForm {
  return { ...current, ...changedFields(form, base) };
}

export interface FieldDifference {
  field: keyof OrderForm;
  label: string;
  before: string;
  after: string;
}

/** What somebody else changed between two readings of the same order, in words. */
export function compareOrders(before: Order, after: Order): FieldDifference[] {
  const [was, is] = [readableContent(before), readableContent(after)];
  return FIELDS.filter((field) => was[field] !== is[field]).map((field) => ({
    field,
    label: FIELD_LABELS[field],
    before: was[field],
    after: is[field],
  }));
}

export function readableContent(order: Order): Record<keyof OrderForm, string> {
  return {
    lab: order.lab.name,
    priority: ORDER_PRIORITY[order.priority].label,
    delivery_method: DELIVERY_METHODS[order.delivery_method],
    notes: order.notes,
    client_reference: order.client_reference,
  };
}

/** The id of a field's input, for links from a list of what is missing. */
export function fieldId(field: keyof OrderForm): string {
  return `order-${field}`;
}
