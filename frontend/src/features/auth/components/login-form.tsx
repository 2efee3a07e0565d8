import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from 'react-router';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { useCountdown } from '@/lib/use-countdown';
import type { Challenge } from '@/session/challenge';
import type { Credentials } from '@/session/log-in';
import { useLogIn } from '../use-log-in';

export function LoginForm({ onChallenge }: { onChallenge: (challenge: Challenge) => void }) {
  const { login, problem } = useLogIn(onChallenge);
  const waitS = useCountdown(problem);
  const form = useForm<Credentials>({
    initialValues: { username: '', password: '' },
    validate: {
      username: (value) => (value.trim() ? null : 'Enter your user name or e-mail address.'),
      password: (value) => (value ? null : 'Enter your password.'),
    },
  });

  return (
    <form noValidate onSubmit={form.onSubmit((values) => login.mutate(values))}>
      <Stack>
        {problem && <FormAlert problem={problem} waitS={waitS} />}
        <TextInput
          label="User name or e-mail address"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('username')}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={login.isPending} disabled={waitS > 0} fullWidth>
          Log in
        </Button>
        <Anchor component={Link} to="/password-reset" size="sm" underline="always" ta="center">
          Forgot your password?
        </Anchor>
      </Stack>
    </form>
  );
}
