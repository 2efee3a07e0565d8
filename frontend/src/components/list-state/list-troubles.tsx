import { Alert, Button, Group } from '@mantine/core';
import IconFilterOff from '@tabler/icons-react/dist/esm/icons/IconFilterOff.mjs';
import { Link, useLocation } from 'react-router';
import { PageMessage } from '@/components/page-message';

/** The rows on screen are the last ones that could be had. */
export function NotUpdated({ items, onRetry }: { items: string; onRetry: () => void }) {
  return (
    <Alert color="orange" variant="light" p="xs" mb="sm" role="status">
      <Group justify="space-between">
        The list could not be updated. These are the last known {items}.
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}

/** The address names a page or a filter the server does not know, such as one cut off in an e-mail. */
export function BadAddress() {
  const { pathname } = useLocation();
  return (
    <PageMessage
      icon={IconFilterOff}
      title="This address does not fit the list"
      role="alert"
      actions={
        <Button component={Link} to={pathname} variant="default">
          Show the first page
        </Button>
      }
    >
      A part of it is missing or out of date.
    </PageMessage>
  );
}

interface NoMatchProps {
  items: string;
  /** Where others may be. */
  hint: string;
  onClear: () => void;
}

export function NoMatch({ items, hint, onClear }: NoMatchProps) {
  return (
    <PageMessage
      icon={IconFilterOff}
      title={`No ${items} match these filters`}
      role="status"
      actions={
        <Button variant="default" onClick={onClear}>
          Clear all filters
        </Button>
      }
    >
      {hint}
    </PageMessage>
  );
}
