import { TextInput } from '@mantine/core';
import { FIELD_LABELS, fieldId, type OrderForm } from '../order-content';
import type { Errors } from '../order-faults';
import classes from './new-order-form.module.css';

interface DiagnosisFieldsProps {
  form: OrderForm;
  errors: Errors;
  onChange: (change: Partial<OrderForm>) => void;
}

export function DiagnosisFields({ form, errors, onChange }: DiagnosisFieldsProps) {
  return (
    <div className={classes.diagnosis}>
      <TextInput
        id={fieldId('diagnosis')}
        label={FIELD_LABELS.diagnosis}
        maxLength={500}
        value={form.diagnosis}
        error={errors[fieldId('diagnosis')]}
        onChange={(event) => onChange({ diagnosis: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId('diagnosis_code')}
        label={FIELD_LABELS.diagnosis_code}
        placeholder="E11.9"
        maxLength={10}
        autoCapitalize="characters"
        value={form.diagnosis_code}
        error={errors[fieldId('diagnosis_code')]}
        onChange={(event) => onChange({ diagnosis_code: event.currentTarget.value.toUpperCase() })}
      />
    </div>
  );
}
