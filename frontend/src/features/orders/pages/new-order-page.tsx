import { Stack } from '@mantine/core';
import { PageTitle } from '@/components/page-title';
import { useActor } from '@/session/actor';
import { CannotOrder } from '../form/cannot-order';
import { FormLoader } from '../form/form-loader';
import { NewOrderForm } from '../form/new-order-form';
import { PatientLoader } from '../form/patient-loader';
import { useFormAddress } from '../form/use-form-address';
import { EMPTY_FORM } from '../order-content';

const EMPTY_START = { form: EMPTY_FORM, draft: null };

export function NewOrderPage() {
  const { organization, role } = useActor();
  return (
    <Stack gap="md">
      <PageTitle>New order</PageTitle>
      {organization.kind === 'lab' && <CannotOrder reason="lab" />}
      {organization.kind === 'clinic' && role === 'viewer' && <CannotOrder reason="viewer" />}
      {organization.kind === 'clinic' && role !== 'viewer' && <FormAtAddress />}
    </Stack>
  );
}

function FormAtAddress() {
  const { key, from, draft, patient, showDraft } = useFormAddress();
  if (draft) return <FormLoader key={key} id={draft} as="draft" onDraft={showDraft} />;
  if (from) return <FormLoader key={key} id={from} as="copy" onDraft={showDraft} />;
  if (patient) return <PatientLoader key={key} id={patient} onDraft={showDraft} />;
  return (
    <NewOrderForm
      key={key}
      start={EMPTY_START}
      startLab={null}
      startPatient={null}
      onDraft={showDraft}
    />
  );
}
