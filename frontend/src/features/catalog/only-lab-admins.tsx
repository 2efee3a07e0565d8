import { Button } from '@mantine/core';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';
import { useActor } from '@/session/actor';
import { mayChangeCatalog } from './may-change';

/** Others learn who can. */
export function OnlyLabAdmins({ title, children }: { title: string; children: ReactNode }) {
  const actor = useActor();
  if (mayChangeCatalog(actor)) return children;
  const isLab = actor.organization.kind === 'lab';
  return (
    <>
      <PageTitle mb="md">{title}</PageTitle>
      <PageMessage
        icon={IconLock}
        title="Only administrators of a lab change its catalogue"
        actions={
          <Button component={Link} to="/catalog" variant="default">
            Go to the catalogue
          </Button>
        }
      >
        {isLab
          ? `Ask an administrator of ${actor.organization.name}; they can also make you one.`
          : 'You are here for a clinic. You can read what labs offer.'}
      </PageMessage>
    </>
  );
}
