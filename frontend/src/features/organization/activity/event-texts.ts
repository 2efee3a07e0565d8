import type { AuditActor, AuditActorKindEnum, AuditEvent } from '@/api/gen';
import { isOrderStatus, ORDER_STATUS } from '@/components/order-status';
import { ROLE_LABELS } from '@/components/role-labels';
import { isKeyOf } from '@/lib/list-params';

/** "Read an order". */
export function titleOf({ description }: AuditEvent): string {
  return description.charAt(0).toUpperCase() + description.slice(1);
}

/** What of an actor a name does not say; nothing for those who work here. */
export const ACTOR_KINDS: Record<AuditActorKindEnum, string> = {
  user: '',
  administrator: 'Administrator of this service',
  key: 'API key',
  system: 'This service',
  anonymous: 'Not logged in',
};

export function nameOf({ kind, name }: AuditActor): string {
  return name || ACTOR_KINDS[kind] || 'Somebody';
}

/** The order an act was about, as far as it can still be opened. */
export function orderPathOf({ action, subject }: AuditEvent): string | null {
  const isThere = isAboutOrder(subject) && action !== 'order.draft_discarded';
  return isThere ? `/orders/${subject.id}` : null;
}

export function isAboutOrder({ type, id }: AuditEvent['subject']): boolean {
  return type === 'order' && id !== '';
}

/** What exactly: to whom or what, from what to what, how many. */
export function detailsOf(event: AuditEvent, organizationId: string): string[] {
  const { subject, actor, data } = event;
  const facts = isRecord(data) ? data : {};
  const isSaidElsewhere =
    isAboutOrder(subject) || subject.id === actor.id || subject.id === organizationId;
  const known = Object.entries(FACTS).map(([name, tell]) => tell(facts[name], facts));
  return [isSaidElsewhere ? '' : subject.label, ...known].filter((text) => text !== '');
}

type Fact = (value: unknown, facts: Record<string, unknown>) => string;

const FACTS: Record<string, Fact> = {
  to: (to, { from }) => [from, to].map(wordOf).filter(Boolean).join(' → '),
  role: (role) => (role ? `as ${wordOf(role).toLowerCase()}` : ''),
  fields: (fields) => textsIn(fields).map(spaced).join(', '),
  ids: (ids) => countOf(textsIn(ids).length, 'order'),
  sessions: (sessions) => (typeof sessions === 'number' ? countOf(sessions, 'session') : ''),
  lines: (lines) => (typeof lines === 'number' ? countOf(lines, 'line') : ''),
  reason: (reason) => spaced(wordOf(reason)),
  ticket: wordOf,
  filters: (filters) =>
    Object.entries(isRecord(filters) ? filters : {})
      .map(([name, values]) => `${spaced(name)}: ${textsIn(values).map(wordOf).join(', ')}`)
      .join('; '),
  words_in: (names) => (textsIn(names).length > 0 ? 'with words searched for' : ''),
};

function wordOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  if (isOrderStatus(value)) return ORDER_STATUS[value].label;
  return isKeyOf(ROLE_LABELS, value) ? ROLE_LABELS[value] : value;
}

function countOf(count: number, thing: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${thing}` : `${count} ${thing}s`;
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
