import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { REJECTION_REASONS } from './specimen-status';
import { STEP_LABELS, type StepFieldName, type TypedStep } from './step-fields';

const REASONS = [
  { value: '', label: 'Choose…' },
  ...Object.entries(REJECTION_REASONS).map(([value, label]) => ({ value, label })),
];
const MOST_SIGNS = { note: 500, storage_place: 100 };

interface StepFieldProps {
  name: StepFieldName;
  isRequired: boolean;
  typed: TypedStep;
  error?: string;
  onChange: (change: Partial<TypedStep>) => void;
}

export function StepField({ name, isRequired, typed, error, onChange }: StepFieldProps) {
  const shared = { id: stepFieldId(name), label: STEP_LABELS[name], error };
  switch (name) {
    case 'reason_code':
      return (
        <NativeSelect
          {...shared}
          withAsterisk={isRequired}
          data={REASONS}
          value={typed.reason_code}
          onChange={(event) => onChange({ reason_code: event.currentTarget.value })}
        />
      );
    case 'note':
      return (
        <Textarea
          {...shared}
          withAsterisk={isRequired}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={MOST_SIGNS.note}
          value={typed.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      );
    case 'storage_place':
      return (
        <TextInput
          {...shared}
          withAsterisk={isRequired}
          placeholder="Fridge 2, rack 14, B3"
          maxLength={MOST_SIGNS.storage_place}
          value={typed.storage_place}
          onChange={(event) => onChange({ storage_place: event.currentTarget.value })}
        />
      );
    case 'recollect':
      return (
        <Checkbox
          {...shared}
          description="The order waits for it. Without this, work goes on with what is there."
          checked={typed.recollect}
          onChange={(event) => onChange({ recollect: event.currentTarget.checked })}
        />
      );
  }
}

export function stepFieldId(name: string): string {
  return `specimen-${name}`;
}
