import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';
import type { OrderForm } from '../order-content';
import { faultsOf } from '../order-faults';
import type { OrderPreview, PreviewRequest } from '../types';
import { previewOrder } from './requisition-api';
import type { TestNames } from './use-test-names';

const PAUSE_MS = 400;

interface Asking {
  /** The order that is being written, once there is one. */
  orderId: string | undefined;
  /** What is known to be refused need not be asked. */
  isOffered: boolean;
  names: TestNames;
}

/** When the lab promises the tests of a form, and which of them repeat others, once choosing pauses. */
export function usePreview(form: OrderForm, { orderId, isOffered, names }: Asking) {
  const { organizationId } = useActor();
  const wanted = JSON.stringify(toRequest(form, orderId));
  const [asked] = useDebouncedValue(wanted, PAUSE_MS);
  const { patient } = form;
  const isAskable = isOffered && form.lab !== null && form.tests.length > 0;
  const query = useQuery<OrderPreview>({
    queryKey: tenantKey(organizationId, 'order-preview', patient, asked),
    queryFn: ({ signal }) => previewOrder(JSON.parse(asked) as PreviewRequest, signal),
    enabled: isAskable && asked === wanted,
    // A refusal says what is wrong with the tests; asking again says the same.
    retry: false,
    // Another patient's repeats are nobody else's.
    placeholderData: (before, query) => (query?.queryKey.at(-2) === patient ? before : undefined),
  });
  const isRefused = isAskable && query.isError && asked === wanted;
  return {
    preview: isAskable && !query.isError ? (query.data ?? null) : null,
    isCurrent: asked === wanted && query.isSuccess && !query.isPlaceholderData,
    faults: isRefused ? faultsOf(toProblem(query.error), form.tests, names) : [],
  };
}

export type PreviewState = ReturnType<typeof usePreview>;

function toRequest(form: OrderForm, orderId: string | undefined): PreviewRequest {
  const { lab, patient, priority, collection, collect_at, tests } = form;
  return {
    lab: lab ?? '',
    patient,
    priority,
    tests: tests.map(({ test }) => ({ test })),
    collect_at: collection === 'planned' ? collect_at : null,
    order: orderId,
  };
}
