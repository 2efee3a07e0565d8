import { Alert, Anchor } from '@mantine/core';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import { Link } from 'react-router';
import { formatDateTime } from '@/lib/time';

/** Said above what is no longer so. */
export function OldVersionNotice({ version, since }: { version: number; since: string }) {
  return (
    <Alert
      color="orange"
      variant="light"
      role="status"
      icon={<IconHistory size={18} aria-hidden />}
      title={`You read version ${version}, of ${formatDateTime(since)}`}
    >
      It may say something else by now.{' '}
      <Anchor component={Link} to="?" inherit c="inherit" underline="always">
        Show the current version
      </Anchor>
    </Alert>
  );
}
