import { useMutation } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { challengeOf, type Challenge } from '@/session/challenge';
import { logIn } from './auth-api';

/** The first step of a log-in. A second one is no failure of it. */
export function useLogIn(onChallenge: (challenge: Challenge) => void) {
  const login = useMutation({
    mutationFn: logIn,
    onError: (error) => {
      const challenge = challengeOf(error);
      if (challenge) onChallenge(challenge);
    },
  });
  const problem = login.error && !challengeOf(login.error) ? toProblem(login.error) : null;
  return { login, problem };
}
