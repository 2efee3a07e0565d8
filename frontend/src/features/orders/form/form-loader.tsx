import { Button } from '@mantine/core';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { Link } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageMessage } from '@/components/page-message';
import { NewOrderForm } from './new-order-form';
import { readCopy, readDraft } from './read-start';
import { useReadOnce } from './use-read-once';

const READ = { draft: readDraft, copy: readCopy };

interface FormLoaderProps {
  id: string;
  as: keyof typeof READ;
  onDraft: (id: string) => void;
}

/** Begins the form from an order that exists: its own draft to go on with, or a sent one to repeat. */
export function FormLoader({ id, as, onDraft }: FormLoaderProps) {
  const source = useReadOnce(id, READ[as]);
  if (source.isError) {
    return <PageError error={source.error} onRetry={() => void source.refetch()} />;
  }
  if (!source.data) return <PageLoading />;
  const { start, lab, patient } = source.data;
  if (start.draft && start.draft.status !== 'draft') return <AlreadySent id={id} />;
  return <NewOrderForm start={start} startLab={lab} startPatient={patient} onDraft={onDraft} />;
}

function AlreadySent({ id }: { id: string }) {
  return (
    <PageMessage
      icon={IconSend}
      title="This draft is no longer a draft"
      actions={
        <Button component={Link} to={`/orders/${id}`} variant="default">
          Open the order
        </Button>
      }
    >
      It was sent or discarded in the meantime.
    </PageMessage>
  );
}
