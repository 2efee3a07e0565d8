import { Group, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FIELD_LABELS, fieldId, type OrderForm } from '../order-content';
import type { Errors } from '../order-faults';
import { ofTimeField, toTimeField } from '../requisition/local-time';
import { COLLECTIONS } from '../requisition/requisition-texts';
import type { Collection } from '../types';

const CHOICES = Object.entries({ ...COLLECTIONS, '': 'Not said' }) as [Collection, string][];

interface CollectionFieldsProps {
  form: OrderForm;
  errors: Errors;
  onChange: (change: Partial<OrderForm>) => void;
}

/** Where the sample is taken, and when, where that is still to come. */
export function CollectionFields({ form, errors, onChange }: CollectionFieldsProps) {
  const { collection, collect_at } = form;
  const [typed, setTyped] = useState(() => toTimeField(collect_at));
  // Another's change shows; half a date that is being typed stays.
  const shown = ofTimeField(typed) === collect_at ? typed : toTimeField(collect_at);
  return (
    <>
      <Radio.Group
        label={FIELD_LABELS.collection}
        value={collection}
        error={errors[fieldId('collection')]}
        onChange={(chosen) => onChange({ collection: chosen })}
      >
        <Group gap="lg" mt={6}>
          {CHOICES.map(([value, label], index) => (
            <Radio
              key={value}
              id={index === 0 ? fieldId('collection') : undefined}
              value={value}
              label={label}
            />
          ))}
        </Group>
      </Radio.Group>
      {collection === 'planned' && (
        <TextInput
          id={fieldId('collect_at')}
          type="datetime-local"
          label="When will it be collected?"
          withAsterisk
          maw={260}
          value={shown}
          error={errors[fieldId('collect_at')]}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            onChange({ collect_at: ofTimeField(value) });
          }}
        />
      )}
    </>
  );
}
