import { SegmentedControl, Text, Textarea } from '@mantine/core';
import { ORDER_PRIORITY } from '@/components/order-priority';
import { asksWhyStat, FIELD_LABELS, fieldId, type OrderForm } from '../order-content';
import type { Errors } from '../order-faults';
import type { OrderPriority } from '../types';

const PRIORITIES: { value: OrderPriority; label: string }[] = [
  { value: 'routine', label: ORDER_PRIORITY.routine.label },
  { value: 'urgent', label: ORDER_PRIORITY.urgent.label },
  { value: 'stat', label: ORDER_PRIORITY.stat.label },
];

interface PriorityFieldProps {
  form: OrderForm;
  errors: Errors;
  onChange: (change: Partial<OrderForm>) => void;
}

/** How soon; tests that cannot wait say why. */
export function PriorityField({ form, errors, onChange }: PriorityFieldProps) {
  const id = fieldId('priority');
  const error = errors[id];
  return (
    <>
      <div>
        <Text id={id} component="div" size="sm" fw={500} mb={4}>
          {FIELD_LABELS.priority}
        </Text>
        <SegmentedControl
          aria-labelledby={id}
          aria-describedby={error ? `${id}-error` : undefined}
          data={PRIORITIES}
          value={form.priority}
          onChange={(priority) => onChange({ priority })}
        />
        {error && (
          <Text id={`${id}-error`} size="xs" c="red" mt={4} role="status">
            {error}
          </Text>
        )}
      </div>
      {asksWhyStat(form) && (
        <Textarea
          id={fieldId('stat_reason')}
          label="Why can it not wait?"
          description="The lab reads it."
          withAsterisk
          autosize
          maxLength={500}
          value={form.stat_reason}
          error={errors[fieldId('stat_reason')]}
          onChange={(event) => onChange({ stat_reason: event.currentTarget.value })}
        />
      )}
    </>
  );
}
