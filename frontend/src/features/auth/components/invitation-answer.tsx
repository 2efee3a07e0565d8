import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InvitationPreview } from '@/api/gen';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { ROLE_LABELS, ROLE_TEXTS } from '@/components/role-labels';
import { profileQuery } from '@/session/profile-query';
import { useSession } from '@/session/use-session';
import { JoinAsMyself } from './join-as-myself';
import { JoinAsNewPerson } from './join-as-new-person';
import { LinkMessage } from './link-message';
import { OtherAddress } from './other-address';

interface InvitationAnswerProps {
  invitation: InvitationPreview;
  token: string;
}

/** Who invites to what, and the way in for whoever looks at it. */
export function InvitationAnswer({ invitation, token }: InvitationAnswerProps) {
  const { organization, email, role, invited_by } = invitation;
  return (
    <Stack>
      <Text>
        {invited_by ? `${invited_by} invites` : 'You are invited'} <strong>{email}</strong> to join{' '}
        {organization.name}, a {organization.kind}, as {ROLE_LABELS[role].toLowerCase()}.{' '}
        {ROLE_TEXTS[role]}
      </Text>
      <WayIn invitation={invitation} token={token} />
    </Stack>
  );
}

function WayIn({ invitation, token }: InvitationAnswerProps) {
  const { status } = useSession();
  const isIn = status === 'active';
  const profile = useQuery({ ...profileQuery, enabled: isIn });
  if (status === 'starting' || (isIn && profile.isPending)) return <PageLoading lines={3} />;
  if (profile.isError) {
    return <PageError error={profile.error} onRetry={() => void profile.refetch()} />;
  }
  if (isIn && profile.data) {
    const isInvited = profile.data.email.toLowerCase() === invitation.email.toLowerCase();
    if (isInvited) return <JoinAsMyself invitation={invitation} token={token} />;
    return <OtherAddress email={profile.data.email} invitation={invitation} />;
  }
  if (invitation.has_account) {
    return (
      <LinkMessage
        text="This address has an account already. Log in with it, then join with one press."
        to="/login?next=/invitation"
        action="Log in to join"
      />
    );
  }
  return <JoinAsNewPerson invitation={invitation} token={token} />;
}
