import { Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { OwnOrganization } from '@/api/gen';
import { fieldErrors, toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { checkEmail } from '@/lib/check-email';
import { checkHolidays, sortedHolidays } from '../holidays';
import { isComplete, readHours } from '../opening-hours';
import { timeZones } from '../time-zones';
import { useSaveOrganization } from '../use-save-organization';
import { HolidaysEditor } from './holidays-editor';
import { OpeningHoursEditor } from './opening-hours-editor';

export function OrganizationForm({ organization }: { organization: OwnOrganization }) {
  const { name, address = '', phone = '', email = '', time_zone = 'UTC' } = organization;
  const save = useSaveOrganization();
  const form = useForm({
    initialValues: {
      name,
      address,
      phone,
      email,
      time_zone,
      opening_hours: readHours(organization.opening_hours),
      holidays: organization.holidays ?? [],
    },
    validate: {
      name: (value) => (value.trim() ? null : 'Enter the name.'),
      email: (value) => (value.trim() ? checkEmail(value) : null),
      holidays: checkHolidays,
    },
  });
  const problem = save.error && toProblem(save.error);

  const submit = form.onSubmit((values) => {
    if (!isComplete(values.opening_hours)) return;
    save.mutate(
      { ...values, holidays: sortedHolidays(values.holidays) },
      {
        onSuccess: () => form.resetDirty(),
        onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
      },
    );
  });

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={0} />}
        <TextInput
          label="Name"
          autoComplete="organization"
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <Textarea label="Address" autosize minRows={2} {...form.getInputProps('address')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
          <TextInput label="E-mail address" type="email" {...form.getInputProps('email')} />
        </SimpleGrid>
        <Select
          label="Time zone"
          description="Due times and opening hours are meant in it."
          searchable
          allowDeselect={false}
          data={timeZones(time_zone)}
          limit={60}
          nothingFoundMessage="No such time zone. Try a large city."
          {...form.getInputProps('time_zone')}
        />
        <OpeningHoursEditor
          value={form.values.opening_hours}
          onChange={(hours) => form.setFieldValue('opening_hours', hours)}
        />
        {organization.kind === 'lab' && (
          <HolidaysEditor
            value={form.values.holidays}
            error={typeof form.errors.holidays === 'string' ? form.errors.holidays : null}
            onChange={(holidays) => form.setFieldValue('holidays', holidays)}
          />
        )}
        <Group>
          <ChangeButton type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save organization
          </ChangeButton>
        </Group>
      </Stack>
    </form>
  );
}
