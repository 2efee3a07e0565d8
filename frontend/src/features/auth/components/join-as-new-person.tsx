import { Button, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { InvitationPreview } from '@/api/gen';
import { fieldErrors, toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { PasswordRuleList } from '@/components/password-rule-list';
import { isPasswordAcceptable, UNACCEPTABLE } from '@/components/password-rules';
import { useCountdown } from '@/lib/use-countdown';
import { logIn } from '../auth-api';
import { acceptAsNewPerson } from '../link-api';
import { forgetToken } from '../link-token';

interface JoinAsNewPersonProps {
  invitation: InvitationPreview;
  token: string;
}

const EMPTY = { first_name: '', last_name: '', username: '', password: '' };

/** An account for somebody who has none; the invited address is theirs. */
export function JoinAsNewPerson({ invitation, token }: JoinAsNewPersonProps) {
  const navigate = useNavigate();
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      username: (value) => (value.trim() ? null : 'Choose a user name.'),
      password: (value, { username }) =>
        isPasswordAcceptable(value, { username, email: invitation.email }) ? null : UNACCEPTABLE,
    },
  });
  const join = useMutation({
    mutationFn: async (values: typeof EMPTY) => {
      await acceptAsNewPerson({ token, ...values });
      forgetToken('invitation');
      try {
        await logIn(values);
        await navigate('/dashboard', { replace: true });
      } catch {
        await navigate('/login', { replace: true, state: { registered: true } });
      }
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  const problem = join.error && toProblem(join.error);
  const waitS = useCountdown(problem);

  return (
    <form noValidate onSubmit={form.onSubmit((values) => join.mutate(values))}>
      <Stack>
        {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label="First name"
            autoComplete="given-name"
            {...form.getInputProps('first_name')}
          />
          <TextInput
            label="Last name"
            autoComplete="family-name"
            {...form.getInputProps('last_name')}
          />
        </SimpleGrid>
        <TextInput
          label="User name"
          description="You log in with it, or with your e-mail address."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('username')}
        />
        <PasswordField
          label="Password"
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <PasswordRuleList
          password={form.values.password}
          account={{ username: form.values.username, email: invitation.email }}
        />
        <Button type="submit" loading={join.isPending} disabled={waitS > 0} fullWidth>
          Join {invitation.organization.name}
        </Button>
      </Stack>
    </form>
  );
}
