import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors, toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { profileKey } from '@/lib/query-keys';
import { AuthLayout } from '../components/auth-layout';
import { LinkMessage } from '../components/link-message';
import { confirmEmail } from '../link-api';
import { forgetToken, readToken } from '../link-token';

/** Where the letter to a new address leads. A press confirms it: programs that read mail open links too. */
export function EmailChangePage() {
  const client = useQueryClient();
  const [token] = useState(() => readToken('email-change'));
  const change = useMutation({
    mutationFn: () => confirmEmail(token),
    onSuccess: () => {
      forgetToken('email-change');
      void client.invalidateQueries({ queryKey: profileKey });
    },
  });
  const problem = change.error && toProblem(change.error);
  const errors = problem ? fieldErrors(problem) : {};
  const isGone = token === '' || 'token' in errors;
  return (
    <AuthLayout title="New e-mail address" footer={null}>
      {isGone && (
        <LinkMessage
          text="This link no longer works: it was used, replaced by a newer one, or is too old. Ask for a new one in the settings, under “Profile”."
          to="/settings/profile"
          action="Go to your profile"
        />
      )}
      {change.isSuccess && (
        <LinkMessage
          text="Your e-mail address is changed. From now on, letters go to the new one, and you can log in with it."
          to="/dashboard"
          action="Go on"
        />
      )}
      {!isGone && !change.isSuccess && (
        <Stack>
          {errors.email && <Text c="var(--mantine-color-error)">{errors.email}</Text>}
          {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={0} />}
          <Text>Confirm that this address is yours and that your account should use it.</Text>
          <Button loading={change.isPending} onClick={() => change.mutate()} fullWidth>
            Confirm the new address
          </Button>
        </Stack>
      )}
    </AuthLayout>
  );
}
