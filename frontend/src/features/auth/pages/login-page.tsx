import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Challenge } from '@/session/challenge';
import { AuthLayout } from '../components/auth-layout';
import { AuthNotice } from '../components/auth-notice';
import { LoginSteps } from '../components/login-steps';
import { OnlyLoggedOut } from '../components/only-logged-out';
import { noticeFrom, TOO_LATE } from '../login-notice';

const TITLES = { verify: 'Confirm that it is you', 'set-up': 'Set up a second factor' };

export function LoginPage() {
  const location = useLocation();
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [isLate, setLate] = useState(false);
  const notice = isLate ? TOO_LATE : noticeFrom(location.state);

  function startOver() {
    setChallenge(null);
    setLate(true);
  }

  return (
    <OnlyLoggedOut>
      <AuthLayout
        title={challenge ? TITLES[challenge.kind] : 'Log in'}
        footer={
          !challenge && (
            <>
              New here?{' '}
              <Anchor component={Link} to={`/register${location.search}`} underline="always">
                Register your clinic or lab
              </Anchor>
            </>
          )
        }
      >
        {notice && !challenge && <AuthNotice {...notice} />}
        <LoginSteps challenge={challenge} onChallenge={setChallenge} onExpired={startOver} />
      </AuthLayout>
    </OnlyLoggedOut>
  );
}
