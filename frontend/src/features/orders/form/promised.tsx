import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';
import { readLab } from '../orders-api';
import { tellPromise } from '../requisition/requisition-texts';
import type { Requisition } from '../requisition/use-requisition';
import classes from './new-order-form.module.css';

interface PromisedProps {
  lab: string;
  requisition: Requisition;
}

/** When the lab would be done, by its own clocks. */
export function Promised({ lab, requisition }: PromisedProps) {
  const { organizationId } = useActor();
  const { preview, isCurrent } = requisition;
  const { data, isPending } = useQuery({
    queryKey: tenantKey(organizationId, 'lab', lab),
    queryFn: ({ signal }) => readLab(lab, signal),
  });
  if (!preview?.due_at || isPending) return null;
  return (
    <Text
      component="div"
      size="sm"
      role="status"
      c={isCurrent ? undefined : 'dimmed'}
      className={classes.promise}
    >
      Promised by <b className="tabular">{tellPromise(preview.due_at, data?.time_zone)}</b>
    </Text>
  );
}
