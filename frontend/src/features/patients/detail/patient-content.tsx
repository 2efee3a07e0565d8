import { Button, Group, Text, Title } from '@mantine/core';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import { useState } from 'react';
import type { PatientField } from '@/components/patient/patient-form';
import { PATIENT_LABELS, tellField } from '@/components/patient/patient-texts';
import type { Patient } from '@/components/patient/types';
import { mayOrder, useActor } from '@/session/actor';
import classes from './patient-detail.module.css';
import { PatientEditor } from './patient-editor';

const GROUPS: readonly { title: string; fields: readonly PatientField[] }[] = [
  { title: 'Name', fields: ['family_name', 'given_names', 'prefix', 'suffix'] },
  { title: 'Identity', fields: ['born', 'sex_for_ranges', 'gender', 'identifiers'] },
  { title: 'Contact and notes', fields: ['phone', 'email', 'address', 'notes'] },
];

/** What the clinic knows of a patient, in groups; changed in place. */
export function PatientContent({ patient }: { patient: Patient }) {
  const mayEdit = mayOrder(useActor()) && patient.merged_into === null;
  const [edited, setEdited] = useState<Patient | null>(null);
  return (
    <section className={classes.section} aria-label="Details">
      <Group justify="space-between" mb="md" mih={30}>
        <Title order={2}>Details</Title>
        {mayEdit && !edited && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={() => setEdited(patient)}
          >
            Edit
          </Button>
        )}
      </Group>
      {edited ? (
        <PatientEditor initial={edited} onClose={() => setEdited(null)} />
      ) : (
        GROUPS.map(({ title, fields }) => (
          <div key={title} className={classes.group}>
            <Title order={3}>{title}</Title>
            <dl className={classes.facts}>
              {fields.map((field) => (
                <Fact key={field} field={field} patient={patient} />
              ))}
            </dl>
          </div>
        ))
      )}
    </section>
  );
}

function Fact({ field, patient }: { field: PatientField; patient: Patient }) {
  const values =
    field === 'identifiers'
      ? patient.identifiers.map((identifier) => tellField(field, [identifier]))
      : [tellField(field, patient[field])];
  const text = values.filter(Boolean).join('\n');
  return (
    <>
      <dt>{PATIENT_LABELS[field]}</dt>
      <dd>
        {text || (
          <Text component="span" inherit c="dimmed">
            —
          </Text>
        )}
      </dd>
    </>
  );
}
