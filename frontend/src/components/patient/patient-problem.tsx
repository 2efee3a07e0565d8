import type { ApiProblem } from '@/api/problem';
import { ErrorSummary } from '@/components/error-summary';
import { FormAlert } from '@/components/form-alert';
import { isPatientField, patientFieldId, type PatientFaults } from './patient-form';

interface PatientProblemProps {
  faults: PatientFaults;
  problem: ApiProblem | null;
  attempt: number;
}

/** What keeps a patient from being saved, on top of the form and linked to the fields. */
export function PatientProblem({ faults, problem, attempt }: PatientProblemProps) {
  const found = Object.entries(faults);
  if (found.length > 0) {
    return (
      <ErrorSummary
        title="Something is missing or wrong"
        items={found.map(([field, message]) => toItem(field, message))}
        attempt={attempt}
      />
    );
  }
  if (!problem) return null;
  if (problem.errors.length === 0) return <FormAlert problem={problem} waitS={0} />;
  return (
    <ErrorSummary
      title="Not saved"
      items={problem.errors.map(({ field, detail }) => toItem(fieldOf(field), detail))}
      attempt={attempt}
    />
  );
}

/** What the server said of each field; of a list's rows, of the list. */
export function serverFaults(problem: ApiProblem | null): PatientFaults {
  const faults: PatientFaults = {};
  for (const { field, detail } of problem?.errors ?? []) {
    const name = fieldOf(field);
    if (isPatientField(name)) faults[name] ??= detail;
  }
  return faults;
}

function fieldOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}

function toItem(field: string, message: string) {
  return isPatientField(field) ? { fieldId: patientFieldId(field), message } : { message };
}
