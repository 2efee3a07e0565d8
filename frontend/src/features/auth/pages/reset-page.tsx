import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldErrors, toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { PasswordRuleList } from '@/components/password-rule-list';
import { isPasswordAcceptable, UNACCEPTABLE } from '@/components/password-rules';
import { useCountdown } from '@/lib/use-countdown';
import { endSession } from '@/session/session';
import { AuthLayout } from '../components/auth-layout';
import { BackToLogin } from '../components/back-to-login';
import { LinkMessage } from '../components/link-message';
import { resetPassword } from '../link-api';
import { forgetToken, readToken } from '../link-token';

/** Where the letter's link leads: a new password. */
export function ResetPage() {
  const navigate = useNavigate();
  const [token] = useState(() => readToken('password-reset'));
  const reset = useMutation({
    mutationFn: ({ password }: { password: string }) => resetPassword({ token, password }),
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
    onSuccess: async () => {
      forgetToken('password-reset');
      endSession('logged-out');
      await navigate('/login', { state: { reset: true } });
    },
  });
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: (value) => (isPasswordAcceptable(value, null) ? null : UNACCEPTABLE),
    },
  });
  const problem = reset.error && toProblem(reset.error);
  const waitS = useCountdown(problem);
  const isGone = token === '' || (problem !== null && 'token' in fieldErrors(problem));

  return (
    <AuthLayout title="Set a new password" footer={<BackToLogin />}>
      {isGone ? (
        <LinkMessage
          text="This link no longer works: it was used, replaced by a newer one, or is older than an hour."
          to="/password-reset"
          action="Ask for a new link"
        />
      ) : (
        <form noValidate onSubmit={form.onSubmit((values) => reset.mutate(values))}>
          <Stack>
            {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
            <PasswordField
              label="New password"
              autoComplete="new-password"
              {...form.getInputProps('password')}
            />
            <PasswordRuleList password={form.values.password} account={null} />
            <Button type="submit" loading={reset.isPending} disabled={waitS > 0} fullWidth>
              Set password
            </Button>
          </Stack>
        </form>
      )}
    </AuthLayout>
  );
}
