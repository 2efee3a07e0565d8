import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { PasswordAndCodeRequest } from '@/api/gen';
import { fieldErrors, toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { CodeField } from '@/components/second-factor/code-field';
import { useCountdown } from '@/lib/use-countdown';

interface ProveYourselfProps {
  confirm: string;
  /** Does it; returns recovery codes to keep, if it makes any. */
  act: (proof: PasswordAndCodeRequest) => Promise<string[]>;
  onDone: (codes: string[]) => void;
  onCancel: () => void;
}

/** Password and code, before something about the second factor changes. */
export function ProveYourself({ confirm, act, onDone, onCancel }: ProveYourselfProps) {
  const [proof, setProof] = useState({ password: '', code: '' });
  const change = useMutation({ mutationFn: act, onSuccess: onDone });
  const problem = change.error && toProblem(change.error);
  const errors = problem ? fieldErrors(problem) : {};
  const waitS = useCountdown(problem);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    change.mutate({ ...proof, code: proof.code.trim() });
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {problem?.errors.length === 0 && <FormAlert problem={problem} waitS={waitS} />}
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          value={proof.password}
          error={errors.password}
          onChange={(event) => setProof({ ...proof, password: event.currentTarget.value })}
        />
        <CodeField
          value={proof.code}
          onChange={(code) => setProof({ ...proof, code })}
          error={errors.code}
          takesRecoveryCode
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Back
          </Button>
          <ChangeButton type="submit" loading={change.isPending} disabled={waitS > 0}>
            {confirm}
          </ChangeButton>
        </Group>
      </Stack>
    </form>
  );
}
