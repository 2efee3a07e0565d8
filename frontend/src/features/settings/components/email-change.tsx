import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors, toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { checkEmail } from '@/lib/check-email';
import { useCountdown } from '@/lib/use-countdown';
import { useActor } from '@/session/actor';
import { askForEmailChange } from '../account-api';

/** The address, and the way to another one: it counts once the letter sent there is answered. */
export function EmailChange() {
  const { profile } = useActor();
  const [isOpen, setOpen] = useState(false);
  const [sentTo, setSentTo] = useState('');

  return (
    <Stack>
      <Group justify="space-between">
        <Text style={{ overflowWrap: 'anywhere' }}>{profile.email}</Text>
        {!isOpen && (
          <Button variant="default" onClick={() => setOpen(true)}>
            Change address
          </Button>
        )}
      </Group>
      {sentTo && (
        <Alert color="blue" role="status" title="Look into your mail">
          A letter with a link is on its way to {sentTo}. Your address changes when you follow it.
        </Alert>
      )}
      {isOpen && (
        <EmailForm
          onClose={() => setOpen(false)}
          onSent={(email) => {
            setSentTo(email);
            setOpen(false);
          }}
        />
      )}
    </Stack>
  );
}

interface EmailFormProps {
  onSent: (email: string) => void;
  onClose: () => void;
}

function EmailForm({ onSent, onClose }: EmailFormProps) {
  const ask = useMutation({
    mutationFn: askForEmailChange,
    onSuccess: (_, { email }) => onSent(email),
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: checkEmail,
      password: (value) => (value ? null : 'Enter your password.'),
    },
  });
  const problem = ask.error && toProblem(ask.error);
  const waitS = useCountdown(problem);
  return (
    <form noValidate onSubmit={form.onSubmit((values) => ask.mutate(values))}>
      <Stack>
        {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
        <TextInput
          label="New e-mail address"
          type="email"
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Group gap="xs">
          <ChangeButton type="submit" loading={ask.isPending} disabled={waitS > 0}>
            Send the letter
          </ChangeButton>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
