import { Button } from '@mantine/core';
import IconMapOff from '@tabler/icons-react/dist/esm/icons/IconMapOff.mjs';
import { Link } from 'react-router';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';

/** An address below the catalogue that leads nowhere. */
export default function NothingHere() {
  return (
    <>
      <PageTitle mb="md">Page not found</PageTitle>
      <PageMessage
        icon={IconMapOff}
        title="There is nothing at this address"
        actions={
          <Button component={Link} to="/catalog" variant="default">
            Go to the catalogue
          </Button>
        }
      >
        The link may be old, or a letter went missing.
      </PageMessage>
    </>
  );
}
