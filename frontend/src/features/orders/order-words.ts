import { ORDER_PRIORITY } from '@/components/order-priority';
import { formatBorn } from '@/lib/born';
import { formatDateTime } from '@/lib/time';
import { DELIVERY_METHODS, FIELD_LABELS, FIELDS, type OrderForm } from './order-content';
import { COLLECTIONS, tellAnswers } from './requisition/requisition-texts';
import type { Order } from './types';

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
  const { collection, collect_at } = order;
  return {
    patient: tellPatient(order),
    lab: order.lab.name,
    tests: order.tests.map(tellTest).join(', '),
    priority: ORDER_PRIORITY[order.priority].label,
    stat_reason: order.stat_reason,
    diagnosis_code: order.diagnosis_code,
    diagnosis: order.diagnosis,
    collection: collection && COLLECTIONS[collection],
    collect_at: collect_at ? formatDateTime(collect_at) : '',
    delivery_method: DELIVERY_METHODS[order.delivery_method],
    notes: order.notes,
    client_reference: order.client_reference,
  };
}

/** "TRIG (Is the patient fasting? Yes)" */
function tellTest({ code, answers }: Order['tests'][number]): string {
  return answers.length > 0 ? `${code} (${tellAnswers(answers)})` : code;
}

/** Names alone would hide that one Anna Meier was taken for another. */
function tellPatient({ patient }: Order): string {
  return [patient?.name, patient?.born && formatBorn(patient.born)].filter(Boolean).join(', ');
}
