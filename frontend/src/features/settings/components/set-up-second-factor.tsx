import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { fieldErrors, toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { EnrolmentSteps } from '@/components/second-factor/enrolment-steps';
import { useCountdown } from '@/lib/use-countdown';
import { confirmEnrolment, enroll } from '../account-api';

interface SetUpProps {
  onDone: () => void;
  onCancel: () => void;
}

/** The password first: who finds an open screen must not bind the account to a device of theirs. */
export function SetUpSecondFactor({ onDone, onCancel }: SetUpProps) {
  const [password, setPassword] = useState('');
  const begin = useMutation({ mutationFn: enroll });
  const problem = begin.error && toProblem(begin.error);
  const waitS = useCountdown(problem);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    begin.mutate(password);
  }

  if (begin.data) {
    return <EnrolmentSteps enrolment={begin.data} confirm={confirmEnrolment} onDone={onDone} />;
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
        <PasswordField
          label="Your password"
          description="To make sure that it is you."
          autoComplete="current-password"
          value={password}
          error={problem ? fieldErrors(problem).password : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group gap="xs">
          <ChangeButton
            type="submit"
            loading={begin.isPending}
            disabled={password === '' || waitS > 0}
          >
            Continue
          </ChangeButton>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
