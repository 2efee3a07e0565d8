import { Text } from '@mantine/core';
import { GrowingList } from '@/components/growing-list';
import { useGrowingList } from '@/lib/use-growing-list';
import { useActor } from '@/session/actor';
import { listInvitations } from '../organization-api';
import { invitationsKey } from '../queries';
import { InvitationRow } from './invitation-row';
import classes from './people.module.css';

export function InvitationList() {
  const { organizationId } = useActor();
  const { list, items } = useGrowingList(invitationsKey(organizationId), listInvitations);
  return (
    <GrowingList list={list}>
      {items.length === 0 ? (
        <Text c="dimmed">Nobody has been invited yet.</Text>
      ) : (
        <ul className={classes.list} aria-label="Invitations">
          {items.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </GrowingList>
  );
}
