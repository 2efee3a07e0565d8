import { Anchor, Group } from '@mantine/core';
import { Link } from 'react-router';
import { Born } from '@/components/patient/born';
import { PriorityBadge } from '@/components/priority-badge';
import { CapDot } from '@/components/catalog/cap-dot';
import { ChangeButton } from '@/components/change-button';
import { AccessionLink } from '@/components/specimen/accession-number';
import { SpecimenBadge } from '@/components/specimen/specimen-badge';
import { tellContainer, tellTests } from '@/components/specimen/specimen-texts';
import type { SpecimenSteps } from '@/components/specimen/use-specimen-steps';
import type { Specimen, SpecimenAction } from '../types';
import classes from './scan.module.css';

/** What may be put right at once. */
const AT_HAND: readonly [SpecimenAction, string][] = [
  ['undo_receipt', 'Undo'],
  ['reject', 'Reject…'],
];

interface ScannedSpecimenProps {
  specimen: Specimen;
  next: string;
  steps: SpecimenSteps;
}

/** What was in the hand: whose it is, what it is for, what can be taken back. */
export function ScannedSpecimen({ specimen, next, steps }: ScannedSpecimenProps) {
  const { order, patient, born, cap_colour, allowed_actions: allowed } = specimen;
  const offered = AT_HAND.filter(([action]) => allowed.includes(action));
  return (
    <>
      <div className={classes.head}>
        <Group gap={8}>
          <AccessionLink specimen={specimen} />
          <SpecimenBadge status={specimen.status} />
          {order.priority !== 'routine' && <PriorityBadge priority={order.priority} />}
        </Group>
        <Group gap={6}>
          {offered.map(([action, label]) => (
            <ChangeButton
              key={action}
              size="compact-sm"
              variant="default"
              aria-label={`${label} ${specimen.accession_number}`}
              loading={steps.busy.has(specimen.id)}
              onClick={() => steps.take(specimen, action)}
            >
              {label}
            </ChangeButton>
          ))}
        </Group>
      </div>
      {next && <p className={classes.line}>{next}</p>}
      <p className={classes.line}>
        {patient && (
          <>
            <b>{patient}</b>
            {born && (
              <>
                {', '}
                <Born born={born} />
              </>
            )}
            {' · '}
          </>
        )}
        <Anchor
          component={Link}
          to={`/orders/${order.id}`}
          className="order-number"
          underline="always"
          c="inherit"
        >
          {order.number}
        </Anchor>
      </p>
      <p className={`${classes.line ?? ''} ${classes.muted ?? ''}`}>
        <CapDot name={cap_colour} />
        {[tellContainer(specimen), tellTests(specimen)].filter(Boolean).join(' · ')}
      </p>
    </>
  );
}
