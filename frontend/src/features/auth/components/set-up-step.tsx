import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { FormAlert } from '@/components/form-alert';
import { EnrolmentSteps } from '@/components/second-factor/enrolment-steps';
import { beginSession } from '@/session/session';
import { beginEnrolment, confirmEnrolment } from '../auth-api';

interface SetUpStepProps {
  challenge: string;
  onExpired: () => void;
}

/** For who is let in only with a second factor and has none yet. */
export function SetUpStep({ challenge, onExpired }: SetUpStepProps) {
  const [access, setAccess] = useState('');
  const begin = useMutation({ mutationFn: () => beginEnrolment(challenge), onError: giveUp });
  const problem = begin.error && toProblem(begin.error);

  function giveUp(error: Error) {
    if (toProblem(error).code === 'challenge_expired') onExpired();
  }

  async function confirm(code: string): Promise<string[]> {
    const enrolled = await confirmEnrolment(challenge, code);
    setAccess(enrolled.access ?? '');
    return enrolled.recovery_codes;
  }

  if (begin.data) {
    return (
      <EnrolmentSteps
        enrolment={begin.data}
        confirm={confirm}
        onDone={() => beginSession(access)}
        onError={giveUp}
      />
    );
  }
  return (
    <Stack>
      {problem && <FormAlert problem={problem} waitS={0} />}
      <Text>
        Where you work, a password alone is not enough. Besides it you need codes from an
        authenticator app; setting that up takes a minute.
      </Text>
      <Button onClick={() => begin.mutate()} loading={begin.isPending} fullWidth>
        Set it up now
      </Button>
    </Stack>
  );
}
