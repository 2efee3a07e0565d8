import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldErrors, toProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { ErrorSummary } from '@/components/error-summary';
import { profileKey } from '@/lib/query-keys';
import { showSuccess } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { saveProfile } from '../settings-api';

const MAX_NAME = 150;

export function ProfileForm() {
  const { profile } = useActor();
  const client = useQueryClient();
  const { first_name = '', last_name = '' } = profile;
  const form = useForm({ initialValues: { first_name, last_name } });
  const save = useMutation({
    mutationFn: saveProfile,
    onSuccess: (saved) => {
      client.setQueryData(profileKey, saved);
      form.resetDirty();
      showSuccess('Profile saved.');
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  const problem = save.error && toProblem(save.error);

  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        {problem && problem.errors.length === 0 && (
          <ErrorSummary
            title={describeProblem(problem).title}
            items={[{ message: describeProblem(problem).detail }]}
            attempt={save.submittedAt}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label="First name"
            autoComplete="given-name"
            maxLength={MAX_NAME}
            {...form.getInputProps('first_name')}
          />
          <TextInput
            label="Last name"
            autoComplete="family-name"
            maxLength={MAX_NAME}
            {...form.getInputProps('last_name')}
          />
          <TextInput label="User name" value={profile.username} readOnly variant="filled" />
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save profile
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
