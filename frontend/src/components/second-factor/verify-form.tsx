import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { fieldErrors, toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { useCountdown } from '@/lib/use-countdown';
import { verifyCode } from '@/session/log-in';
import { CodeField } from './code-field';

interface VerifyFormProps {
  /** From the right password. */
  challenge: string;
  /** What becomes of the new session's access token. */
  onAccess: (access: string) => Promise<void> | void;
  /** The password is asked for anew. */
  onExpired: () => void;
  submitLabel: string;
}

/** The second step of a log-in: the code of the app, or a recovery code. */
export function VerifyForm({ challenge, onAccess, onExpired, submitLabel }: VerifyFormProps) {
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: async (typed: string) => onAccess(await verifyCode(challenge, typed)),
    onError: (error) => {
      if (toProblem(error).code === 'challenge_expired') onExpired();
    },
  });
  const problem = verify.error && toProblem(verify.error);
  const waitS = useCountdown(problem);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    verify.mutate(code.trim());
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {problem && problem.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
        <CodeField
          value={code}
          onChange={setCode}
          error={problem ? fieldErrors(problem).code : undefined}
          takesRecoveryCode
          takesFocus
        />
        <Button type="submit" loading={verify.isPending} disabled={waitS > 0} fullWidth>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
}
