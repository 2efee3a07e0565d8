import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { EMPTY_FORM } from '../order-content';
import { NewOrderForm } from './new-order-form';
import { readStayed } from './read-start';
import { useReadOnce } from './use-read-once';

interface PatientLoaderProps {
  id: string;
  onDraft: (id: string) => void;
}

/** Begins an order for a patient; for one that became another, for the one that stayed. */
export function PatientLoader({ id, onDraft }: PatientLoaderProps) {
  const read = useReadOnce(id, readStayed);
  if (read.isError) return <PageError error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <PageLoading />;
  const patient = read.data;
  const start = { form: { ...EMPTY_FORM, patient: patient.id }, draft: null };
  return <NewOrderForm start={start} startLab={null} startPatient={patient} onDraft={onDraft} />;
}
