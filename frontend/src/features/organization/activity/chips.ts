import type { AuditEvent } from '@/api/gen';
import type { FilterChip } from '@/components/filter-bar/filter-chips';
import type { Person } from './activity-api';
import { KINDS } from './acts';
import { isAboutOrder } from './event-texts';
import { OUTCOMES } from './outcomes';
import type { ActivityControls } from './use-activity';

/** Everything that narrows the list, in words. */
export function chipsOf(
  { filters, change }: ActivityControls,
  people: readonly Person[],
  events: readonly AuditEvent[],
): FilterChip[] {
  const { person, about, kinds, outcome, from, until } = filters;
  const bearer = people.find(({ id }) => id === person);
  const order = events.find(({ subject }) => isAboutOrder(subject) && subject.id === about);
  const chip = (label: string, onRemove: () => void) => ({ id: label, label, onRemove });
  return [
    ...(person ? [chip(bearer?.name ?? 'One person', () => change({ person: null }))] : []),
    ...(about
      ? [chip(`Order ${order?.subject.label ?? ''}`.trim(), () => change({ about: null }))]
      : []),
    ...kinds.map((kind) =>
      chip(KINDS[kind].label, () =>
        change({ kind: kinds.filter((each) => each !== kind).join(',') }),
      ),
    ),
    ...(outcome ? [chip(OUTCOMES[outcome].label, () => change({ outcome: null }))] : []),
    ...(from ? [chip(`From ${from}`, () => change({ from: null }))] : []),
    ...(until ? [chip(`Until ${until}`, () => change({ until: null }))] : []),
  ];
}

/** Members, and those on screen who are none (any more), each once. */
export function peopleIn(
  members: readonly Person[],
  events: readonly AuditEvent[],
): readonly Person[] {
  const people = new Map(members.map((member) => [member.id, member]));
  for (const { actor } of events) {
    if (actor.id && !people.has(actor.id)) {
      people.set(actor.id, { id: actor.id, name: actor.name });
    }
  }
  return [...people.values()];
}
