import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { useCountdown } from '@/lib/use-countdown';
import { logIn, type Credentials } from '../auth-api';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';

export function LoginForm() {
  const login = useMutation({ mutationFn: logIn });
  const problem = login.error && toProblem(login.error);
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
      </Stack>
    </form>
  );
}
