import { Alert } from '@mantine/core';
import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import type { ApiProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { formatCountdown } from '@/lib/time';

/** Why the form was not accepted; a throttled one counts down. */
export function FormAlert({ problem, waitS }: { problem: ApiProblem; waitS: number }) {
  const { title, detail } = describeProblem(problem);
  const isThrottled = problem.status === 429;
  return (
    <Alert
      color={isThrottled ? 'orange' : 'red'}
      title={title}
      role="alert"
      icon={<IconAlertCircle size={18} aria-hidden="true" />}
    >
      {isThrottled && waitS > 0 ? (
        <span aria-live="off" className="tabular">
          You can try again in {formatCountdown(waitS)}.
        </span>
      ) : (
        detail
      )}
    </Alert>
  );
}
