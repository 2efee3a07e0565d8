import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { REJECT_REASONS, type ActionField } from './action-fields';

interface StepFieldProps {
  id: string;
  field: ActionField;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

const REASONS = [
  { value: '', label: 'Choose…' },
  ...Object.entries(REJECT_REASONS).map(([value, label]) => ({ value, label })),
];

export function StepField({ id, field, value, error, onChange }: StepFieldProps) {
  const shared = { id, label: field.label, withAsterisk: field.required, value, error };
  switch (field.kind) {
    case 'line':
      return <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'text':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'reason':
      return (
        <NativeSelect
          {...shared}
          data={REASONS}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
