import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';
import { readOnTime } from '../orders-api';
import classes from './new-order-form.module.css';

interface OnTimeRateProps {
  lab: string;
  /** Ids of the chosen tests; without any, all that the lab does counts. */
  tests: readonly string[];
}

/** How often the lab kept what it promised; nothing where too few orders tell. */
export function OnTimeRate({ lab, tests }: OnTimeRateProps) {
  const { organizationId } = useActor();
  const { data } = useQuery({
    queryKey: tenantKey(organizationId, 'on-time', lab, tests.toSorted().join()),
    queryFn: ({ signal }) => readOnTime(lab, tests, signal),
    placeholderData: keepPreviousData,
    // It is counted once an hour.
    staleTime: 600_000,
  });
  if (typeof data?.rate !== 'number') return null;
  return (
    <Text size="xs" c="dimmed" className={classes.onTime}>
      {Math.round(data.rate * 100)} % on time{tests.length > 0 && ' for these tests'}, last{' '}
      {data.days} days
    </Text>
  );
}
