import { Anchor, Group, NumberInput, Stack, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from 'react-router';
import type { OwnOrganization } from '@/api/gen';
import { fieldErrors, toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { useActor } from '@/session/actor';
import { useSaveOrganization } from '../use-save-organization';

const MINUTES = { min: 1, max: 240 };

/** What the organization asks of its people's log-ins and screens. */
export function RulesForm({ organization }: { organization: OwnOrganization }) {
  const { profile } = useActor();
  const { requires_second_factor = false, idle_lock_minutes = 15 } = organization;
  const save = useSaveOrganization();
  const form = useForm({
    initialValues: { requires_second_factor, idle_lock_minutes },
    validate: {
      idle_lock_minutes: (value) =>
        value >= MINUTES.min && value <= MINUTES.max ? null : 'Between 1 and 240 minutes.',
    },
  });
  const problem = save.error && toProblem(save.error);
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => form.resetDirty(),
      onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
    }),
  );
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={0} />}
        <Switch
          label="Require a second factor"
          description="Colleagues who have none are logged out and set one up when they come back."
          {...form.getInputProps('requires_second_factor', { type: 'checkbox' })}
        />
        {!profile.second_factor && (
          <Anchor component={Link} to="/settings/security" size="sm" underline="always">
            Set up your own second factor first
          </Anchor>
        )}
        <NumberInput
          label="Lock screens after"
          description="Minutes without a key, touch or movement. The password unlocks."
          suffix=" minutes"
          maw={260}
          allowDecimal={false}
          {...MINUTES}
          {...form.getInputProps('idle_lock_minutes')}
        />
        <Group>
          <ChangeButton type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save rules
          </ChangeButton>
        </Group>
      </Stack>
    </form>
  );
}
