import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { PasswordField } from '@/components/password-field';
import { useCountdown } from '@/lib/use-countdown';
import { challengeOf, type Challenge } from '@/session/challenge';
import { askForSession } from '@/session/log-in';

interface UnlockFormProps {
  username: string;
  onAccess: (access: string) => Promise<void>;
  onChallenge: (challenge: Challenge) => void;
}

export function UnlockForm({ username, onAccess, onChallenge }: UnlockFormProps) {
  const [password, setPassword] = useState('');
  const logIn = useMutation({
    mutationFn: async () => onAccess(await askForSession({ username, password })),
    onError: (error) => {
      const challenge = challengeOf(error);
      if (challenge) onChallenge(challenge);
    },
  });
  const problem = logIn.error && toProblem(logIn.error);
  const waitS = useCountdown(problem);
  const isWrong = problem?.code === 'invalid_credentials';

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (password) logIn.mutate();
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {problem && !isWrong && <FormAlert problem={problem} waitS={waitS} />}
        <input type="hidden" name="username" autoComplete="username" value={username} />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          value={password}
          error={isWrong && 'This password is wrong.'}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={logIn.isPending} disabled={waitS > 0} fullWidth>
          Unlock
        </Button>
      </Stack>
    </form>
  );
}
