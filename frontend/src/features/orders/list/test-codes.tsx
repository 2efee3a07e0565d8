import { Text, VisuallyHidden } from '@mantine/core';
import { tellCodes, tellFirstCodes } from '../requisition/test-lines';
import type { Order } from '../types';

/** The tests of an order in a row: the first codes, and all of them for whoever asks. */
export function TestCodes({ tests }: Pick<Order, 'tests'>) {
  if (tests.length === 0) return null;
  const [first, all] = [tellFirstCodes(tests), tellCodes(tests)];
  return (
    <Text component="span" display="block" size="xs" fw={400} title={all}>
      <span aria-hidden>{first}</span>
      <VisuallyHidden component="span">{`Tests: ${all}`}</VisuallyHidden>
    </Text>
  );
}
