import { Alert, Anchor, Text } from '@mantine/core';
import IconRepeat from '@tabler/icons-react/dist/esm/icons/IconRepeat.mjs';
import { groupBy } from '@/lib/group-by';
import type { RepeatedTest } from '../types';
import { tellDay, tellHours } from './requisition-texts';

/** What one order repeats after the same time is said at once. */
function keyOf({ order, repeat_after_hours: hours }: RepeatedTest): string {
  return `${order.id} ${hours}`;
}

/** What was ordered for this patient not long ago. It may be right to order it again. */
export function RepeatWarnings({ repeats }: { repeats: readonly RepeatedTest[] }) {
  if (repeats.length === 0) return null;
  return (
    <Alert
      color="orange"
      variant="light"
      role="status"
      icon={<IconRepeat size={18} aria-hidden />}
      title="Ordered not long ago"
    >
      {groupBy(repeats, keyOf).map(
        ([key, [first, ...others]]) =>
          first && (
            <Text key={key} size="sm" mb={4}>
              {[first, ...others].map(({ name }) => name).join(', ')}{' '}
              {others.length > 0 ? 'were' : 'was'} ordered on {tellDay(first.order.submitted_at)} in{' '}
              <Anchor
                href={`/orders/${first.order.id}`}
                target="_blank"
                inherit
                c="inherit"
                underline="always"
                className="order-number"
              >
                {first.order.number}
              </Anchor>
              . Usually repeated after {tellHours(first.repeat_after_hours)}.
            </Text>
          ),
      )}
    </Alert>
  );
}
