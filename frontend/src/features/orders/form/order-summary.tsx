import { Kbd, Text, Title } from '@mantine/core';
import { ChangeButton } from '@/components/change-button';
import { PriorityBadge } from '@/components/priority-badge';
import { DELIVERY_METHODS } from '../order-content';
import type { Requisition } from '../requisition/use-requisition';
import classes from './new-order-form.module.css';
import { Promised } from './promised';
import { SaveState } from './save-state';
import type { OrderFormState } from './use-order-form';

interface OrderSummaryProps {
  state: OrderFormState;
  requisition: Requisition;
  labName: string | undefined;
  patientName: string | undefined;
}

/** What will be sent, beside the form; a bar with the button alone on a phone. */
export function OrderSummary(props: OrderSummaryProps) {
  const { state, requisition, labName, patientName } = props;
  const { lab, tests, priority, delivery_method, client_reference } = state.form;
  return (
    <aside className={classes.summary} aria-label="Summary">
      <Title order={2} className={classes.details}>
        Summary
      </Title>
      <dl className={`${classes.details} ${classes.facts}`}>
        <dt>Patient</dt>
        <dd>{patientName ?? <Text c="dimmed">—</Text>}</dd>
        <dt>Lab</dt>
        <dd>{labName ?? <Text c="dimmed">Not chosen yet</Text>}</dd>
        {tests.length > 0 && (
          <>
            <dt>Tests</dt>
            <dd>
              {tests.map(({ test }) => requisition.names.nameOf(test)?.code ?? '…').join(', ')}
            </dd>
          </>
        )}
        <dt>Priority</dt>
        <dd>
          <PriorityBadge priority={priority} />
        </dd>
        <dt>Delivery</dt>
        <dd>{DELIVERY_METHODS[delivery_method]}</dd>
        <dt>Reference</dt>
        <dd>{client_reference || <Text c="dimmed">—</Text>}</dd>
      </dl>
      {lab && tests.length > 0 && <Promised lab={lab} requisition={requisition} />}
      <SaveState state={state} />
      <ChangeButton type="submit" loading={state.isSending} className={classes.submit}>
        {state.isSendFailed ? 'Retry' : 'Submit order'}
      </ChangeButton>
      <Text size="xs" c="dimmed" ta="center" className={classes.details}>
        <Kbd size="xs">Ctrl</Kbd> + <Kbd size="xs">Enter</Kbd> submits
      </Text>
    </aside>
  );
}
