import { Button } from '@mantine/core';
import IconMapOff from '@tabler/icons-react/dist/esm/icons/IconMapOff.mjs';
import { Link } from 'react-router';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';

export function NotFoundPage() {
  return (
    <>
      <PageTitle mb="md">Page not found</PageTitle>
      <PageMessage
        icon={IconMapOff}
        title="There is nothing at this address"
        actions={
          <Button component={Link} to="/dashboard" variant="default">
            Go to the dashboard
          </Button>
        }
      >
        The link may be old, or a letter went missing.
      </PageMessage>
    </>
  );
}
