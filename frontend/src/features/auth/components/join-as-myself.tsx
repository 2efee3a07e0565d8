import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { InvitationPreview } from '@/api/gen';
import { toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { switchTo } from '@/session/switch-to';
import { acceptAsMyself } from '../link-api';
import { forgetToken } from '../link-token';
import { LinkMessage } from './link-message';

interface JoinAsMyselfProps {
  invitation: InvitationPreview;
  token: string;
}

/** One press for who is logged in with the invited address; it goes on in that organization. */
export function JoinAsMyself({ invitation, token }: JoinAsMyselfProps) {
  const navigate = useNavigate();
  const join = useMutation({
    mutationFn: async () => {
      const { organization } = await acceptAsMyself(token);
      forgetToken('invitation');
      return organization.id;
    },
    onSuccess: (organizationId) => enter.mutate(organizationId),
  });
  const enter = useMutation({
    mutationFn: switchTo,
    onSuccess: async () => navigate('/dashboard', { replace: true }),
  });
  const problem = join.error ? toProblem(join.error) : null;
  const { name } = invitation.organization;

  if (enter.isError) {
    return (
      <LinkMessage
        text={`You have joined ${name}. To work there you need a log-in with a second factor: set one up under “Sign-in & security”, then log in anew and choose ${name} in the account menu.`}
        to="/settings/security"
        action="Go to sign-in & security"
      />
    );
  }
  if (problem?.code === 'already_member') {
    return (
      <LinkMessage
        text={`You belong to ${name} already.`}
        to="/dashboard"
        action="Go to the dashboard"
      />
    );
  }
  return (
    <Stack>
      {problem && <FormAlert problem={problem} waitS={0} />}
      <Button loading={join.isPending || enter.isPending} onClick={() => join.mutate()} fullWidth>
        Join {name}
      </Button>
      <Text size="sm" c="dimmed">
        You keep your other memberships and switch between them in the account menu.
      </Text>
    </Stack>
  );
}
