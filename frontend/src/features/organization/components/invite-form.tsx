import { NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '@/api/gen';
import { fieldErrors, toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { ROLE_LABELS, ROLE_TEXTS } from '@/components/role-labels';
import { checkEmail } from '@/lib/check-email';
import { showSuccess } from '@/lib/toasts';
import { useCountdown } from '@/lib/use-countdown';
import { useActor } from '@/session/actor';
import { invite } from '../organization-api';
import { invitationsKey } from '../queries';
import classes from './people.module.css';

const ROLES = Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }));
const EMPTY: { email: string; role: Role } = { email: '', role: 'staff' };

export function InviteForm() {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const form = useForm({ initialValues: EMPTY, validate: { email: checkEmail } });
  const send = useMutation({
    mutationFn: invite,
    onSuccess: ({ email }) => {
      form.reset();
      showSuccess(`Invitation sent to ${email}.`);
      return client.invalidateQueries({ queryKey: invitationsKey(organizationId) });
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  const problem = send.error && toProblem(send.error);
  const waitS = useCountdown(problem);

  return (
    <form noValidate onSubmit={form.onSubmit((values) => send.mutate(values))}>
      <Stack gap="xs">
        {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
        <div className={classes.form}>
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="off"
            {...form.getInputProps('email')}
          />
          <NativeSelect label="Role" data={ROLES} {...form.getInputProps('role')} />
          <ChangeButton
            type="submit"
            className={classes.send}
            loading={send.isPending}
            disabled={waitS > 0}
          >
            Invite
          </ChangeButton>
        </div>
        <Text size="sm" c="dimmed">
          {ROLE_LABELS[form.values.role]}: {ROLE_TEXTS[form.values.role]}
        </Text>
      </Stack>
    </form>
  );
}
