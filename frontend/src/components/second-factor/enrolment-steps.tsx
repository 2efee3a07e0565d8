import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Enrolment } from '@/api/gen';
import { fieldErrors, toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { useCountdown } from '@/lib/use-countdown';
import { CodeField } from './code-field';
import { RecoveryCodes } from './recovery-codes';
import { SecretToScan } from './secret-to-scan';

interface EnrolmentStepsProps {
  enrolment: Enrolment;
  /** Turns the second factor on; returns the recovery codes. */
  confirm: (code: string) => Promise<string[]>;
  /** The codes are kept. */
  onDone: () => void;
  onError?: (error: Error) => void;
}

/** Setting up a second factor: scan, prove it with a code, keep the recovery codes. */
export function EnrolmentSteps({ enrolment, confirm, onDone, onError }: EnrolmentStepsProps) {
  const [code, setCode] = useState('');
  const turnOn = useMutation<string[], Error, string>({ mutationFn: confirm, onError });
  const problem = turnOn.error && toProblem(turnOn.error);
  const waitS = useCountdown(problem);
  if (turnOn.data) return <RecoveryCodes codes={turnOn.data} onDone={onDone} />;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    turnOn.mutate(code.trim());
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <SecretToScan enrolment={enrolment} />
        {problem && problem.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
        <CodeField
          value={code}
          takesFocus
          onChange={setCode}
          error={problem ? fieldErrors(problem).code : undefined}
        />
        <Group>
          <Button type="submit" loading={turnOn.isPending} disabled={waitS > 0}>
            Turn on
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
