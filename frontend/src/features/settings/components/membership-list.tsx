import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Membership } from '@/api/gen';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ROLE_LABELS } from '@/components/role-labels';
import { useActor } from '@/session/actor';
import { logOut } from '@/session/log-out';
import { switchTo } from '@/session/switch-to';
import { leaveOrganization } from '../account-api';

/** Where one works; leaving is for the organization one acts for now. */
export function MembershipList() {
  const { profile, organizationId } = useActor();
  return (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {profile.memberships.map((membership) => (
        <li key={membership.id}>
          <MembershipRow
            membership={membership}
            isCurrent={membership.organization.id === organizationId}
          />
        </li>
      ))}
    </Stack>
  );
}

function MembershipRow({ membership, isCurrent }: { membership: Membership; isCurrent: boolean }) {
  const [asked, setAsked] = useState<'leave' | 'switch' | null>(null);
  const { organization, role } = membership;
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Text fw={500}>{organization.name}</Text>
        <Text size="sm" c="dimmed">
          {ROLE_LABELS[role]}
          {isCurrent ? ' · you act for it now' : ''}
        </Text>
      </div>
      {isCurrent ? (
        <Button variant="default" onClick={() => setAsked('leave')}>
          Leave
        </Button>
      ) : (
        <Button variant="default" onClick={() => setAsked('switch')}>
          Act for it
        </Button>
      )}
      {asked === 'leave' && (
        <ConfirmDialog
          title={`Leave ${organization.name}?`}
          confirm="Leave"
          danger
          act={async () => {
            await leaveOrganization(membership.id);
            await logOut();
          }}
          onClose={() => setAsked(null)}
        >
          You lose access to its orders at once and are logged out. Only an invitation brings you
          back.
        </ConfirmDialog>
      )}
      {asked === 'switch' && (
        <ConfirmDialog
          title={`Act for ${organization.name}?`}
          confirm="Switch"
          act={() => switchTo(organization.id)}
          onClose={() => setAsked(null)}
        >
          Every tab of this browser switches. What is unsaved in them is lost.
        </ConfirmDialog>
      )}
    </Group>
  );
}
