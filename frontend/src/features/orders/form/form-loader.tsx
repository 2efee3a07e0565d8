import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageMessage } from '@/components/page-message';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';
import { formOf, repeatForm } from '../order-content';
import { readOrder } from '../orders-api';
import { NewOrderForm } from './new-order-form';

interface FormLoaderProps {
  id: string;
  as: 'draft' | 'copy';
  onDraft: (id: string) => void;
}

/** Begins the form from an order that exists: its own draft to go on with, or a sent one to repeat. */
export function FormLoader({ id, as, onDraft }: FormLoaderProps) {
  const { organizationId } = useActor();
  const [visit] = useState(() => crypto.randomUUID());
  // Read anew for each form: one that begins on an old version would only meet a conflict.
  const source = useQuery({
    queryKey: tenantKey(organizationId, 'orders', 'form', id, visit),
    queryFn: ({ signal }) => readOrder(id, signal),
    staleTime: Infinity,
    gcTime: 0,
  });

  if (source.isError) {
    return <PageError error={source.error} onRetry={() => void source.refetch()} />;
  }
  if (!source.data) return <PageLoading />;
  const order = source.data;
  if (as === 'draft' && order.status !== 'draft') return <AlreadySent id={id} />;
  const start =
    as === 'draft'
      ? { form: formOf(order), draft: order }
      : { form: repeatForm(order), draft: null };
  return <NewOrderForm start={start} startLab={order.lab} onDraft={onDraft} />;
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
