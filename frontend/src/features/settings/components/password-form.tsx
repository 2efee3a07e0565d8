import { Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { fieldErrors, toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { PasswordRuleList } from '@/components/password-rule-list';
import { isPasswordAcceptable, UNACCEPTABLE } from '@/components/password-rules';
import { showSuccess } from '@/lib/toasts';
import { useCountdown } from '@/lib/use-countdown';
import { useActor } from '@/session/actor';
import { changePassword } from '../account-api';

export function PasswordForm() {
  const { profile } = useActor();
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validate: {
      current_password: (value) => (value ? null : 'Enter your present password.'),
      new_password: (value) => (isPasswordAcceptable(value, profile) ? null : UNACCEPTABLE),
    },
  });
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.reset();
      showSuccess('Password changed. Every other session has ended.');
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  const problem = change.error && toProblem(change.error);
  const waitS = useCountdown(problem);
  return (
    <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <Stack>
        {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
        <PasswordField
          label="Present password"
          autoComplete="current-password"
          {...form.getInputProps('current_password')}
        />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          {...form.getInputProps('new_password')}
        />
        <PasswordRuleList password={form.values.new_password} account={profile} />
        <Group>
          <ChangeButton type="submit" loading={change.isPending} disabled={waitS > 0}>
            Change password
          </ChangeButton>
        </Group>
      </Stack>
    </form>
  );
}
