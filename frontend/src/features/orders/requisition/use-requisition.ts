import { fieldId, type OrderForm } from '../order-content';
import { errorsAt, type Errors } from '../order-faults';
import { findPriorityFaults } from '../order-missing';
import type { Order } from '../types';
import { usePreview } from './use-preview';
import { useReadTests } from './use-read-tests';
import { useTestNames } from './use-test-names';

interface Origin {
  /** The order that brought tests into the form. */
  source: Pick<Order, 'tests'> | null;
  /** A sent order that is being edited: its tests stay as they were frozen. */
  frozen: Order | null;
  /** The order that is being written, once there is one. */
  orderId: string | undefined;
}

/** What is known of the tests in a form: how they are called, what the lab says of them, when it promises them. */
export function useRequisition(form: OrderForm, { source, frozen, orderId }: Origin) {
  const names = useTestNames(source);
  const read = useReadTests(form.tests, frozen);
  const atPriority = findPriorityFaults(form, read);
  const { preview, isCurrent, faults } = usePreview(form, {
    orderId,
    isOffered: atPriority.length === 0,
    names,
  });
  const errors: Errors = {
    ...errorsAt([...atPriority, ...faults]),
    ...(atPriority.length > 0 && {
      [fieldId('priority')]: atPriority.map(({ text }) => text).join(' '),
    }),
  };
  return { names, read, preview, isCurrent, errors };
}

export type Requisition = ReturnType<typeof useRequisition>;
