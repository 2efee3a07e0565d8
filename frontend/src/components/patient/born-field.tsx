import { TextInput } from '@mantine/core';
import { formatBorn, ageAt, readBorn } from '@/lib/born';
import { useNow } from '@/lib/use-now';
import { patientFieldId } from './patient-form';
import { PATIENT_LABELS } from './patient-texts';

interface BornFieldProps {
  value: string;
  error?: string;
  onChange: (typed: string) => void;
}

/** Takes a date as people write it, the whole or a part, and says how it was understood. */
export function BornField({ value, error, onChange }: BornFieldProps) {
  const now = useNow();
  return (
    <TextInput
      id={patientFieldId('born')}
      label={PATIENT_LABELS.born}
      placeholder="7.3.1984"
      autoComplete="off"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={<span role="status">{tellReading(value, now)}</span>}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function tellReading(typed: string, now: number): string {
  const read = readBorn(typed, new Date(now));
  if ('fault' in read) return read.fault;
  if (!read.born) return 'Day first. The month and year, or the year alone, will do.';
  return `Understood as ${formatBorn(read.born)}, ${ageAt(read.born, now)}.`;
}
