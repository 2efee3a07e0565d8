import { Anchor, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { GENDERS, SEXES, tellBorn, tellIdentifier } from '@/components/patient/patient-texts';
import { useNow } from '@/lib/use-now';
import { useActor } from '@/session/actor';
import type { Order, OrderPatient as Named } from '../types';
import classes from './order-detail.module.css';

/** Whom the order is about, as it says so; nothing where it names nobody. */
export function OrderPatient({ order }: { order: Order }) {
  const { organization } = useActor();
  const { patient } = order;
  if (!patient) return null;
  return (
    <section className={classes.section} aria-label="Patient">
      <Group justify="space-between" mb="md" mih={30}>
        <Title order={2}>Patient</Title>
        {organization.kind === 'clinic' && patient.id && (
          <Anchor component={Link} to={`/patients/${patient.id}`} size="sm" underline="always">
            Open patient
          </Anchor>
        )}
      </Group>
      <Text fw={600} mb={8} style={{ overflowWrap: 'anywhere' }}>
        {patient.name}
      </Text>
      <Facts patient={patient} />
    </section>
  );
}

function Facts({ patient }: { patient: Named }) {
  const now = useNow();
  const { born, sex_for_ranges, gender, identifiers } = patient;
  const facts = [
    ['Born', tellBorn(born, now)],
    ['Sex for ranges', SEXES[sex_for_ranges]],
    ...(gender ? [['Gender', GENDERS[gender]]] : []),
    ...(identifiers.length > 0
      ? [['Identifiers', identifiers.map(tellIdentifier).join('\n')]]
      : []),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
