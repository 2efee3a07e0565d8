import { HttpResponse } from 'msw';
import type { Order, OrderEvent, OrderStatus, OrderSummary } from '@/api/gen';
import { clinicActor, labActor } from './actors';

let counter = 0;

/** A submitted order as the clinic reads it; each has its own id and number. */
export function makeOrder(changes: Partial<Order> = {}): Order {
  counter += 1;
  return {
    id: `order-${counter}`,
    number: `AAAA-${String(counter).padStart(4, '0')}`,
    clinic: { id: clinicActor.organizationId, name: clinicActor.organization.name },
    lab: { id: labActor.organizationId, name: labActor.organization.name },
    patient: null,
    tests: [],
    stat_reason: '',
    diagnosis_code: '',
    diagnosis: '',
    collection: '',
    collect_at: null,
    status: 'submitted',
    status_note: '',
    status_reason_code: '',
    priority: 'routine',
    delivery_method: 'email',
    notes: '',
    client_reference: '',
    requested_by: { id: 'person-1', name: 'Casey Moss' },
    due_at: '2099-01-01T12:00:00Z',
    version: 1,
    created_at: '2026-11-23T08:00:00Z',
    updated_at: '2026-11-23T08:00:00Z',
    allowed_actions: ['cancel'],
    is_editable: true,
    ...changes,
  };
}

export function makeEvent(changes: Partial<OrderEvent> = {}): OrderEvent {
  counter += 1;
  return {
    id: `event-${counter}`,
    action: 'submit',
    from: null,
    to: 'submitted',
    actor: { id: 'person-1', name: 'Casey Moss' },
    organization: { id: clinicActor.organizationId, name: clinicActor.organization.name },
    note: '',
    reason_code: '',
    data: {},
    created_at: '2026-11-23T08:00:00Z',
    ...changes,
  };
}

export function makeSummary(counts: Partial<Record<OrderStatus, number>> = {}): OrderSummary {
  const all = {
    draft: 0,
    submitted: 0,
    pending_review: 0,
    in_progress: 0,
    on_hold: 0,
    completed: 0,
    delivered: 0,
    rejected: 0,
    cancelled: 0,
    ...counts,
  };
  const total = Object.values(all).reduce((sum, count) => sum + count, 0);
  return { counts: all, overdue: 0, needs_attention: all.on_hold + all.rejected, total };
}

/** A refused change: somebody else was faster. */
export function refuseChange(status: 409 | 412, code: string) {
  const changed = { changed_by: { id: 'person-2', name: 'R. Kaur' }, changed_at: new Date() };
  const body = { type: 'about:blank', title: code, status, detail: '', code, errors: [] };
  return HttpResponse.json({ ...body, request_id: 'req-1', ...changed }, { status });
}
