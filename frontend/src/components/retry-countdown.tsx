import { Button } from '@mantine/core';
import type { ApiProblem } from '@/api/problem';
import { formatCountdown } from '@/lib/time';
import { useCountdown } from '@/lib/use-countdown';

/** "Try again", held back for as long as a `Retry-After` says. */
export function RetryCountdown({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const left = useCountdown(problem);
  return (
    <Button variant="default" onClick={onRetry} disabled={left > 0}>
      {left > 0 ? `Try again in ${formatCountdown(left)}` : 'Try again'}
    </Button>
  );
}
