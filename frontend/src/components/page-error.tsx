import { Button, Code, CopyButton, Group } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import IconMapOff from '@tabler/icons-react/dist/esm/icons/IconMapOff.mjs';
import IconWifiOff from '@tabler/icons-react/dist/esm/icons/IconWifiOff.mjs';
import { Link } from 'react-router';
import { toProblem, type ApiProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { RetryCountdown } from './retry-countdown';
import { PageMessage } from './page-message';

const ICONS: Record<number, typeof IconAlertTriangle> = {
  0: IconWifiOff,
  403: IconLock,
  404: IconMapOff,
};
const NOT_WORTH_RETRYING = new Set([403, 404]);

/** The panel of a page whose data could not be had: the cause, a way on, the request id. */
export function PageError({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = toProblem(error);
  const text = describeProblem(problem);
  const isFinal = NOT_WORTH_RETRYING.has(problem.status);
  return (
    <PageMessage
      icon={ICONS[problem.status] ?? IconAlertTriangle}
      title={text.title}
      color={isFinal ? 'gray' : 'red'}
      role="alert"
      actions={
        <>
          {isFinal ? (
            <Button component={Link} to="/dashboard" variant="default">
              Go to the dashboard
            </Button>
          ) : (
            onRetry && <RetryCountdown problem={problem} onRetry={onRetry} />
          )}
          <RequestId problem={problem} />
        </>
      }
    >
      {text.detail}
    </PageMessage>
  );
}

function RequestId({ problem }: { problem: ApiProblem }) {
  const { requestId } = problem;
  if (!requestId) return null;
  return (
    <Group gap="xs" justify="center">
      <Code>{requestId}</Code>
      <CopyButton value={requestId}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={copy}>
            {copied ? 'Copied' : 'Copy request id'}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
