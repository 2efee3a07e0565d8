import { Button } from '@mantine/core';
import IconMapOff from '@tabler/icons-react/dist/esm/icons/IconMapOff.mjs';
import { Link } from 'react-router';
import { PageMessage } from './page-message';
import { PageTitle } from './page-title';

interface NothingHereProps {
  /** Where to go on. */
  to: string;
  /** "Go to the dashboard" */
  label: string;
}

/** An address that leads nowhere, and a way out. */
export function NothingHere({ to, label }: NothingHereProps) {
  return (
    <>
      <PageTitle mb="md">Page not found</PageTitle>
      <PageMessage
        icon={IconMapOff}
        title="There is nothing at this address"
        actions={
          <Button component={Link} to={to} variant="default">
            {label}
          </Button>
        }
      >
        The link may be old, or a letter went missing.
      </PageMessage>
    </>
  );
}
