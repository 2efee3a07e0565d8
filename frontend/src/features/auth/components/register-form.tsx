import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { fieldErrors, toProblem } from '@/api/problem';
import { ErrorSummary } from '@/components/error-summary';
import { useCountdown } from '@/lib/use-countdown';
import {
  EMPTY_REGISTRATION,
  fieldId,
  summarize,
  validateRegistration,
  type Registration,
} from '../registration';
import { useRegister } from '../use-register';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { PasswordRuleList } from '@/components/password-rule-list';
import { SideChoice } from './side-choice';

export function RegisterForm() {
  const [attempt, setAttempt] = useState(0);
  const registration = useRegister();
  const problem = registration.error && toProblem(registration.error);
  const waitS = useCountdown(problem);
  const form = useForm<Registration>({
    initialValues: EMPTY_REGISTRATION,
    validate: validateRegistration,
  });
  const { user_type: side } = form.values;
  const items = summarize(form.errors, problem?.errors ?? []);
  const isAboutFields = items.length > 0;

  function fail(error: unknown) {
    form.setErrors(fieldErrors(toProblem(error)));
    setAttempt((count) => count + 1);
  }

  const submit = form.onSubmit(
    (values) => registration.mutate(values, { onError: fail }),
    () => {
      registration.reset();
      setAttempt((count) => count + 1);
    },
  );
  const field = (name: keyof Registration) => ({ id: fieldId(name), ...form.getInputProps(name) });

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {isAboutFields && (
          <ErrorSummary title="Not registered yet" items={items} attempt={attempt} />
        )}
        {problem && !isAboutFields && <FormAlert problem={problem} waitS={waitS} />}
        <SideChoice value={side} onChange={(value) => form.setFieldValue('user_type', value)} />
        {side === 'lab' && <ApprovalNote />}
        <TextInput
          label={side === 'lab' ? 'Name of the lab' : 'Name of the clinic'}
          autoComplete="organization"
          {...field('organization_name')}
        />
        <TextInput
          label="User name"
          description="You log in with it, or with your e-mail address."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...field('username')}
        />
        <TextInput label="E-mail address" type="email" autoComplete="email" {...field('email')} />
        <PasswordField label="Password" autoComplete="new-password" {...field('password')} />
        <PasswordRuleList password={form.values.password} account={form.values} />
        <Button type="submit" loading={registration.isPending} disabled={waitS > 0} fullWidth>
          Register
        </Button>
      </Stack>
    </form>
  );
}

function ApprovalNote() {
  return (
    <Alert color="blue" title="A new lab is approved first">
      An administrator looks at it before clinics can send orders. Until then you can log in,
      complete your profile and choose your notifications.
    </Alert>
  );
}
