import { Group, Text } from '@mantine/core';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import IconHourglassOff from '@tabler/icons-react/dist/esm/icons/IconHourglassOff.mjs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Invitation, InvitationStatus } from '@/api/gen';
import { ChangeButton } from '@/components/change-button';
import { LabelBadge, type Label } from '@/components/label-badge';
import { RelativeTime } from '@/components/relative-time';
import { ROLE_LABELS } from '@/components/role-labels';
import { formatDateTime } from '@/lib/time';
import { showProblem, showSuccess } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { resendInvitation, revokeInvitation } from '../organization-api';
import { invitationsKey } from '../queries';
import classes from './people.module.css';

const LOOKS: Record<InvitationStatus, Label> = {
  pending: { label: 'Waiting', color: 'blue', icon: IconClock },
  accepted: { label: 'Accepted', color: 'green', icon: IconCheck },
  revoked: { label: 'Revoked', color: 'gray', icon: IconBan },
  expired: { label: 'Expired', color: 'orange', icon: IconHourglassOff },
};

export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { id, email, role, status } = invitation;
  const resend = useInvitationChange(() => resendInvitation(id), `Sent again to ${email}.`);
  const revoke = useInvitationChange(() => revokeInvitation(id), 'Invitation revoked.');
  const isBusy = resend.isPending || revoke.isPending;
  return (
    <li className={classes.invitation}>
      <div style={{ minWidth: 0 }}>
        <Group gap="xs">
          <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Text>
          <LabelBadge {...LOOKS[status]} />
        </Group>
        <Text size="sm" c="dimmed">
          {ROLE_LABELS[role]} · <When invitation={invitation} />
        </Text>
      </div>
      <Group gap="xs">
        {(status === 'pending' || status === 'expired') && (
          <ChangeButton
            size="compact-md"
            variant="default"
            disabled={isBusy}
            aria-label={`Send the invitation to ${email} again`}
            onClick={() => resend.mutate()}
          >
            Send again
          </ChangeButton>
        )}
        {status === 'pending' && (
          <ChangeButton
            size="compact-md"
            variant="default"
            disabled={isBusy}
            aria-label={`Revoke the invitation to ${email}`}
            onClick={() => revoke.mutate()}
          >
            Revoke
          </ChangeButton>
        )}
      </Group>
    </li>
  );
}

function When({ invitation }: { invitation: Invitation }) {
  const { status, sent_at, expires_at, accepted_at, invited_by } = invitation;
  if (accepted_at) {
    return (
      <>
        accepted <RelativeTime at={accepted_at} />
      </>
    );
  }
  return (
    <>
      sent <RelativeTime at={sent_at} />
      {invited_by && ` by ${invited_by.name}`}
      {status === 'pending' && `, good until ${formatDateTime(expires_at)}`}
    </>
  );
}

function useInvitationChange(act: () => Promise<unknown>, done: string) {
  const client = useQueryClient();
  const { organizationId } = useActor();
  return useMutation({
    mutationFn: act,
    onSuccess: () => showSuccess(done),
    onError: (error) => showProblem(error, 'Invitation not changed'),
    onSettled: () => client.invalidateQueries({ queryKey: invitationsKey(organizationId) }),
  });
}
