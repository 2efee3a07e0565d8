import { Alert, Stack } from '@mantine/core';
import {
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useState,
  type KeyboardEvent,
  type SubmitEvent,
} from 'react';
import { Navigate } from 'react-router';
import { LeaveGuard } from '@/components/leave-guard';
import type { ChosenPatient } from '@/components/patient/types';
import { fieldId, formOf } from '../order-content';
import { errorsAt, faultsOf } from '../order-faults';
import { findMissing } from '../order-missing';
import { keepAskedOf } from '../requisition/questions';
import { useRequisition } from '../requisition/use-requisition';
import type { Named, Order } from '../types';
import { FormProblem } from './form-problem';
import classes from './new-order-form.module.css';
import { OrderFields } from './order-fields';
import { OrderLabField } from './order-lab-field';
import { OrderPatientField } from './order-patient-field';
import { OrderSummary } from './order-summary';
import { patientOf, useNamedPatient } from './use-named-patient';
import { useOrderForm, type FormStart } from './use-order-form';
import { useUnfinishedPatient } from './use-unfinished-patient';

const OrderFiles = lazy(() => import('@/components/attachment/order-files'));

interface NewOrderFormProps {
  start: FormStart;
  /** The lab of a draft or of a repeated order. */
  startLab: Named | null;
  /** Whom it is for, where that is known already. */
  startPatient: ChosenPatient | null;
  onDraft: (id: string) => void;
}

/** The whole order on one page. Submit is always there and says what is missing. */
export function NewOrderForm({ start, startLab, startPatient, onDraft }: NewOrderFormProps) {
  const state = useOrderForm(start);
  const [lab, setLab] = useState(startLab);
  const [attempt, setAttempt] = useState(0);
  const { form, problem, placed } = state;
  const { patient, remember } = useNamedPatient(form.patient, startPatient);
  const unfinished = useUnfinishedPatient();
  const requisition = useRequisition(form, {
    source: start.source ?? null,
    frozen: null,
    orderId: state.draft?.id,
  });
  const { names, read } = requisition;
  const missing = attempt > 0 ? findMissing(form, unfinished.isTold, read) : [];
  const errors = {
    ...requisition.errors,
    ...(problem && errorsAt(faultsOf(problem, state.tried.tests, names))),
    ...errorsAt(missing),
  };

  const tellDraft = useEffectEvent(onDraft);
  const draftId = state.draft?.id;
  useEffect(() => {
    if (draftId) tellDraft(draftId);
  }, [draftId]);

  function submit(event?: SubmitEvent) {
    event?.preventDefault();
    setAttempt((count) => count + 1);
    unfinished.tell();
    const asked = { ...form, tests: keepAskedOf(form.tests, read) };
    if (findMissing(asked, unfinished.isUnfinished, read).length === 0) state.submit(asked);
  }

  function reload(current: Order) {
    remember(patientOf(current));
    names.rememberOrder(current);
    setLab(formOf(current).lab === lab?.id ? lab : current.lab);
    state.adopt(current);
  }

  function submitByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // An open list has taken the key, and what it chose is not in the form yet.
    if (event.defaultPrevented) return;
    event.preventDefault();
    submit();
  }

  if (placed) return <Navigate to={`/orders/${placed.id}`} state="placed" replace />;
  return (
    // The key works anywhere in the form; the form itself is no control.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={classes.form} onSubmit={submit} onKeyDown={submitByKey} noValidate>
      <div className={classes.fields}>
        <Stack gap="lg">
          <FormProblem
            names={names}
            state={state}
            missing={missing}
            attempt={attempt}
            onReload={reload}
          />
          <Dropped names={start.dropped ?? []} />
          <OrderPatientField
            value={patient}
            isNeeded={form.tests.length > 0}
            error={errors[fieldId('patient')]}
            onChange={(chosen) => {
              remember(chosen);
              state.change({ patient: chosen?.id ?? null });
            }}
            onUnfinished={unfinished.hear}
          />
          <OrderLabField
            value={lab}
            tests={form.tests.map(({ test }) => test)}
            error={errors[fieldId('lab')]}
            onChange={(chosen) => {
              setLab(chosen);
              const isSame = chosen?.id === form.lab;
              state.change({ lab: chosen?.id ?? null, ...(!isSame && { tests: [] }) });
            }}
          />
          <OrderFields
            form={form}
            requisition={requisition}
            onChange={state.change}
            errors={errors}
          />
          {lab && (
            <Suspense>
              <OrderFiles
                order={state.draft?.id}
                findOrder={async () => state.draft?.id ?? (await state.keepNow()).id}
                mayBegin
                empty="Letters, images or earlier results that the lab should see."
              />
            </Suspense>
          )}
        </Stack>
      </div>
      <OrderSummary
        state={state}
        requisition={requisition}
        labName={lab?.name}
        patientName={patient?.name}
      />
      <LeaveGuard isUnsaved={state.isUnsaved} />
    </form>
  );
}

/** What a copied order has and its lab does not offer any more. */
function Dropped({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Alert color="orange" variant="light" role="status" title="Not everything could be copied">
      The lab does not offer any more: {names.join(', ')}.
    </Alert>
  );
}
