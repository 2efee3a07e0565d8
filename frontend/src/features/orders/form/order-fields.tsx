import { Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { DELIVERY_METHODS, FIELD_LABELS, fieldId, type OrderForm } from '../order-content';
import type { Errors } from '../order-faults';
import { OrderTests } from '../requisition/order-tests';
import type { Requisition } from '../requisition/use-requisition';
import { CollectionFields } from './collection-fields';
import { DiagnosisFields } from './diagnosis-fields';
import { PriorityField } from './priority-field';

const DELIVERIES = Object.entries(DELIVERY_METHODS);

interface OrderFieldsProps {
  form: OrderForm;
  requisition: Requisition;
  onChange: (change: FormChange) => void;
  errors: Errors;
}

/** Fields to set, or how to make them of the form as it is by then. */
export type FormChange = Partial<OrderForm> | ((form: OrderForm) => Partial<OrderForm>);

/** Everything a clinic writes in an order except patient and lab; the lab stays once it is sent. */
export function OrderFields({ form, requisition, onChange, errors }: OrderFieldsProps) {
  const common = { form, errors, onChange };
  return (
    <Stack gap="lg">
      <OrderTests {...common} requisition={requisition} />
      <PriorityField {...common} />
      <DiagnosisFields {...common} />
      <CollectionFields {...common} />
      <Radio.Group
        id={fieldId('delivery_method')}
        label={FIELD_LABELS.delivery_method}
        value={form.delivery_method}
        error={errors[fieldId('delivery_method')]}
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
        description="Questions, anything the lab should know."
        autosize
        minRows={3}
        maxRows={16}
        maxLength={5000}
        value={form.notes}
        error={errors[fieldId('notes')]}
        onChange={(event) => onChange({ notes: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId('client_reference')}
        label={FIELD_LABELS.client_reference}
        description="Your own number for this order. Each can be used once."
        maxLength={100}
        value={form.client_reference}
        error={errors[fieldId('client_reference')]}
        onChange={(event) => onChange({ client_reference: event.currentTarget.value })}
      />
    </Stack>
  );
}
