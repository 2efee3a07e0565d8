import { Group, Radio, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { ORDER_PRIORITY } from '@/components/order-priority';
import { DELIVERY_METHODS, FIELD_LABELS, fieldId, type OrderForm } from '../order-content';
import type { OrderPriority } from '../types';

const PRIORITIES: { value: OrderPriority; label: string }[] = [
  { value: 'routine', label: ORDER_PRIORITY.routine.label },
  { value: 'urgent', label: ORDER_PRIORITY.urgent.label },
  { value: 'stat', label: ORDER_PRIORITY.stat.label },
];
const DELIVERIES = Object.entries(DELIVERY_METHODS);

interface OrderFieldsProps {
  form: OrderForm;
  onChange: (change: Partial<OrderForm>) => void;
  errors: Readonly<Record<string, string>>;
}

/** Everything a clinic writes in an order except the lab, which stays once it is sent. */
export function OrderFields({ form, onChange, errors }: OrderFieldsProps) {
  return (
    <Stack gap="lg">
      <div>
        <Text id={fieldId('priority')} component="div" size="sm" fw={500} mb={4}>
          {FIELD_LABELS.priority}
        </Text>
        <SegmentedControl
          aria-labelledby={fieldId('priority')}
          data={PRIORITIES}
          value={form.priority}
          onChange={(priority) => onChange({ priority })}
        />
      </div>
      <Radio.Group
        id={fieldId('delivery_method')}
        label={FIELD_LABELS.delivery_method}
        value={form.delivery_method}
        error={errors.delivery_method}
        onChange={(method) => onChange({ delivery_method: method })}
      >
        <Group gap="lg" mt={6}>
          {DELIVERIES.map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Group>
      </Radio.Group>
      <Textarea
        id={fieldId('notes')}
        label={FIELD_LABELS.notes}
        description="Specimen, questions, anything the lab should know."
        autosize
        minRows={4}
        maxRows={16}
        maxLength={5000}
        value={form.notes}
        error={errors.notes}
        onChange={(event) => onChange({ notes: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId('client_reference')}
        label={FIELD_LABELS.client_reference}
        description="Your own number for this order. Each can be used once."
        maxLength={100}
        value={form.client_reference}
        error={errors.client_reference}
        onChange={(event) => onChange({ client_reference: event.currentTarget.value })}
      />
    </Stack>
  );
}
