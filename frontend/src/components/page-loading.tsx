import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDelayed } from '@/lib/use-delayed';

const SHOW_AFTER_MS = 150;

/** A skeleton (lines, unless the page brings one in its own shape) for what takes longer than 150 ms. */
export function PageLoading({ lines = 6, children }: { lines?: number; children?: ReactNode }) {
  const visible = useDelayed(SHOW_AFTER_MS);
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      {visible &&
        (children ?? (
          <Stack gap="sm" aria-hidden="true">
            {Array.from({ length: lines }, (_, line) => (
              <Skeleton
                key={line}
                height={line === 0 ? 28 : 44}
                width={line === 0 ? '40%' : '100%'}
              />
            ))}
          </Stack>
        ))}
    </div>
  );
}
