import { UnstyledButton } from '@mantine/core';
import type { AuditEvent } from '@/api/gen';
import type { Column } from '@/components/data-table/columns';
import { LabelBadge } from '@/components/label-badge';
import { formatInZone } from '@/lib/zoned-time';
import { useActor } from '@/session/actor';
import classes from './activity.module.css';
import { ACTOR_KINDS, detailsOf, isAboutOrder, nameOf, titleOf } from './event-texts';
import { OUTCOMES } from './outcomes';
import type { ActivityControls } from './use-activity';

export const WHAT: Column<AuditEvent> = {
  key: 'what',
  header: 'What',
  cell: (event) => <What event={event} />,
};

export const OUTCOME: Column<AuditEvent> = {
  key: 'outcome',
  header: 'Outcome',
  cell: ({ outcome }) => <LabelBadge {...OUTCOMES[outcome]} />,
};

export const FROM: Column<AuditEvent> = {
  key: 'from',
  header: 'Address and session',
  cell: (event) => <From event={event} />,
};

export const whenIn = (timeZone: string): Column<AuditEvent> => ({
  key: 'when',
  header: 'When',
  cell: ({ created_at }) => <When at={created_at} timeZone={timeZone} />,
});

export const whoWith = ({ change }: ActivityControls): Column<AuditEvent> => ({
  key: 'who',
  header: 'Who',
  cell: (event) => <Who event={event} onChoose={(person) => change({ person })} />,
});

/** What was done to which object; a row's link where there is an order to open. */
function What({ event }: { event: AuditEvent }) {
  const { organizationId } = useActor();
  const isOrder = isAboutOrder(event.subject);
  return (
    <>
      {titleOf(event)} {isOrder && <span className="order-number">{event.subject.label}</span>}
      <span className={classes.detail}>{detailsOf(event, organizationId).join(' · ')}</span>
    </>
  );
}

function When({ at, timeZone }: { at: string; timeZone: string }) {
  const [day, clock] = formatInZone(at, timeZone).split(', ');
  return (
    <time dateTime={at} className="tabular">
      {day} <span className={classes.detail}>{clock}</span>
    </time>
  );
}

interface WhoProps {
  event: AuditEvent;
  onChoose: (person: string) => void;
}

/** A name that narrows the list to its bearer. */
export function Who({ event: { actor }, onChoose }: WhoProps) {
  const name = nameOf(actor);
  const kind = ACTOR_KINDS[actor.kind];
  const { id } = actor;
  return (
    <>
      {id ? (
        <UnstyledButton
          className={classes.who}
          aria-label={`Only ${name}`}
          title={`Only ${name}`}
          onClick={() => onChoose(id)}
        >
          {name}
        </UnstyledButton>
      ) : (
        name
      )}
      {kind && kind !== name && <span className={classes.detail}>{kind}</span>}
    </>
  );
}

/** Ids of sessions begin with their time: the end tells them apart. */
const SESSION_DIGITS = 8;

export function From({ event: { address, session_id } }: { event: AuditEvent }) {
  return (
    <>
      <span className="tabular">{address || '—'}</span>
      {session_id && (
        <span className={classes.detail} title={`Session ${session_id}`}>
          Session …{session_id.slice(-SESSION_DIGITS)}
        </span>
      )}
    </>
  );
}
