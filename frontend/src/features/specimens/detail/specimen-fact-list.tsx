import { Anchor } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { CapDot } from '@/components/catalog/cap-dot';
import { tellBorn } from '@/components/patient/patient-texts';
import { AccessionLink } from '@/components/specimen/accession-number';
import { tellContainer, tellHandling, tellRejection } from '@/components/specimen/specimen-texts';
import { formatDateTime } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import type { Specimen } from '../types';
import classes from './detail.module.css';

type Fact = [label: string, value: ReactNode];

/** Everything that is known of a container; what is not, is left out. */
export function SpecimenFactList({ specimen }: { specimen: Specimen }) {
  const now = useNow();
  const facts = [...identityOf(specimen, now), ...careOf(specimen), ...whereaboutsOf(specimen)];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

function identityOf(specimen: Specimen, now: number): Fact[] {
  const { order, patient, born, clinic, lab, tests, replaces, replaced_by } = specimen;
  return [
    ['Patient', [patient, born && tellBorn(born, now)].filter(Boolean).join('\n')],
    [
      'Order',
      <Anchor
        key="order"
        component={Link}
        to={`/orders/${order.id}`}
        className="order-number"
        underline="always"
      >
        {order.number}
      </Anchor>,
    ],
    ['Clinic', clinic.name],
    ['Lab', lab.name],
    [
      'Container',
      <Fragment key="container">
        <CapDot name={specimen.cap_colour} />
        {tellContainer(specimen)}
      </Fragment>,
    ],
    ['Tests', tests.map(({ code, name }) => `${code} · ${name}`).join('\n')],
    ['Collected for', replaces && <AccessionLink specimen={replaces} />],
    ['Asked for again', replaced_by && <AccessionLink specimen={replaced_by} />],
  ];
}

function careOf(specimen: Specimen): Fact[] {
  const { patient_preparation, status, reason_code, note } = specimen;
  const isOver = status === 'rejected' || status === 'cancelled';
  return [
    ['Prepare', patient_preparation.join('\n')],
    ['Handling', tellHandling(specimen)],
    [status === 'rejected' ? 'Rejected' : 'Note', isOver && tellRejection(reason_code, note)],
  ];
}

function whereaboutsOf(specimen: Specimen): Fact[] {
  const { collected_at, collected_by, received_at, received_by, manifest } = specimen;
  const { expires_at, storage_place, volume_ml, condition } = specimen;
  return [
    ['Collected', collected_at && told(collected_at, collected_by)],
    [
      'Manifest',
      manifest && (
        <Anchor
          component={Link}
          to={`/manifests/${manifest.id}`}
          className="order-number"
          underline="always"
        >
          {manifest.number}
        </Anchor>
      ),
    ],
    ['Received', received_at && told(received_at, received_by?.name ?? '')],
    ['Volume', volume_ml !== null && `${volume_ml} ml`],
    ['Condition', condition],
    ['Stored', storage_place],
    ['Good until', expires_at && formatDateTime(expires_at)],
  ];
}

function told(at: string, by: string): string {
  return [formatDateTime(at), by].filter(Boolean).join(', ');
}
