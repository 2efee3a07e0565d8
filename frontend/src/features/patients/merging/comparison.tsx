import { Radio, VisuallyHidden } from '@mantine/core';
import type { PatientField } from '@/components/patient/patient-form';
import { PATIENT_LABELS, tellField } from '@/components/patient/patient-texts';
import type { Patient } from '@/components/patient/types';
import { RelativeTime } from '@/components/relative-time';
import classes from './comparison.module.css';

const FIELDS = Object.keys(PATIENT_LABELS) as PatientField[];

interface ComparisonProps {
  patients: readonly [Patient, Patient];
  stays: string;
  onChoose: (id: string) => void;
}

/** Two patients side by side, what differs marked, and which of them stays. */
export function Comparison({ patients, stays, onChoose }: ComparisonProps) {
  const rows = FIELDS.map((field) => ({
    field,
    values: patients.map((patient) => tellField(field, patient[field])),
  })).filter(({ values }) => values.some((value) => value !== ''));
  return (
    <Radio.Group label="Which one stays?" value={stays} onChange={onChoose}>
      <div className={classes.frame}>
        <table className={classes.table} aria-label="Comparison">
          <thead>
            <tr>
              <td />
              {patients.map(({ id, name, updated_at }) => (
                <th key={id} scope="col">
                  <Radio
                    value={id}
                    label={name}
                    description={
                      <>
                        Changed <RelativeTime at={updated_at} />
                      </>
                    }
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, values }) => (
              <CompareRow key={field} label={PATIENT_LABELS[field]} values={values} />
            ))}
          </tbody>
        </table>
      </div>
    </Radio.Group>
  );
}

function CompareRow({ label, values }: { label: string; values: readonly string[] }) {
  const differs = new Set(values).size > 1;
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">
        {label}
        {differs && <VisuallyHidden> (differs)</VisuallyHidden>}
      </th>
      {values.map((value, place) => (
        <td key={place}>{value || '—'}</td>
      ))}
    </tr>
  );
}
