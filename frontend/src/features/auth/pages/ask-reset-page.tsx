import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { checkEmail } from '@/lib/check-email';
import { useCountdown } from '@/lib/use-countdown';
import { AuthLayout } from '../components/auth-layout';
import { BackToLogin } from '../components/back-to-login';
import { LinkMessage } from '../components/link-message';
import { askForReset } from '../link-api';

/** Whoever forgot the password; the answer is the same for an unknown address. */
export function AskResetPage() {
  const ask = useMutation({ mutationFn: ({ email }: { email: string }) => askForReset(email) });
  const problem = ask.error && toProblem(ask.error);
  const waitS = useCountdown(problem);
  const form = useForm({ initialValues: { email: '' }, validate: { email: checkEmail } });
  return (
    <AuthLayout title="Forgot your password?" footer={<BackToLogin />}>
      {ask.isSuccess ? (
        <LinkMessage
          text={`If ${form.values.email.trim()} belongs to an account, a letter with a link is on its way. The link works once and for one hour. Look into your spam folder too.`}
          to="/login"
          action="Back to the log-in"
        />
      ) : (
        <form noValidate onSubmit={form.onSubmit((values) => ask.mutate(values))}>
          <Stack>
            {problem && <FormAlert problem={problem} waitS={waitS} />}
            <Text>Enter the e-mail address of your account. You get a link to a new password.</Text>
            <TextInput
              label="E-mail address"
              type="email"
              autoComplete="email"
              {...form.getInputProps('email')}
            />
            <Button type="submit" loading={ask.isPending} disabled={waitS > 0} fullWidth>
              Send the link
            </Button>
          </Stack>
        </form>
      )}
    </AuthLayout>
  );
}
