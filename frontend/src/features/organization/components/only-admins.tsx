import { Button } from '@mantine/core';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PageMessage } from '@/components/page-message';
import { useActor } from '@/session/actor';

/** Others learn who can. */
export function OnlyAdmins({ children }: { children: ReactNode }) {
  const { organization, role } = useActor();
  if (role === 'admin') return children;
  return (
    <PageMessage
      icon={IconLock}
      title="Only administrators manage this"
      actions={
        <Button component={Link} to="/settings/profile" variant="default">
          Go to your profile
        </Button>
      }
    >
      Ask an administrator of {organization.name}; they can also make you one.
    </PageMessage>
  );
}
