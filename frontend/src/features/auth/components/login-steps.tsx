import { Anchor, Center } from '@mantine/core';
import type { Challenge } from '@/session/challenge';
import { VerifyForm } from '@/components/second-factor/verify-form';
import { beginSession } from '@/session/session';
import { DemoLogins } from './demo-logins';
import { LoginForm } from './login-form';
import { SetUpStep } from './set-up-step';

interface LoginStepsProps {
  challenge: Challenge | null;
  onChallenge: (challenge: Challenge | null) => void;
  onExpired: () => void;
}

/** The password, then whatever else is asked of this person. */
export function LoginSteps({ challenge, onChallenge, onExpired }: LoginStepsProps) {
  if (!challenge) {
    return (
      <>
        <LoginForm onChallenge={onChallenge} />
        <DemoLogins onChallenge={onChallenge} />
      </>
    );
  }
  return (
    <>
      {challenge.kind === 'verify' ? (
        <VerifyForm
          challenge={challenge.token}
          onAccess={beginSession}
          onExpired={onExpired}
          submitLabel="Log in"
        />
      ) : (
        <SetUpStep challenge={challenge.token} onExpired={onExpired} />
      )}
      <Center mt="md">
        <Anchor
          component="button"
          type="button"
          size="sm"
          underline="always"
          onClick={() => onChallenge(null)}
        >
          Log in as somebody else
        </Anchor>
      </Center>
    </>
  );
}
