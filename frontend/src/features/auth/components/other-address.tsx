import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { InvitationPreview } from '@/api/gen';
import { logOut } from '@/session/log-out';

interface OtherAddressProps {
  /** Of who is logged in. */
  email: string;
  invitation: InvitationPreview;
}

/** An invitation is for the person it was sent to. */
export function OtherAddress({ email, invitation }: OtherAddressProps) {
  const leave = useMutation({ mutationFn: logOut });
  return (
    <Stack>
      <Alert color="orange" title="This invitation is for another address" role="status">
        You are logged in as {email}; it was sent to {invitation.email}. Log out to go on with that
        address, or ask for an invitation to yours.
      </Alert>
      <Button loading={leave.isPending} onClick={() => leave.mutate()} fullWidth>
        Log out and go on
      </Button>
      <Anchor component={Link} to="/dashboard" ta="center" underline="always">
        Stay logged in, go to the dashboard
      </Anchor>
    </Stack>
  );
}
