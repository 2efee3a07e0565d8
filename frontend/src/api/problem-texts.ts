import type { ApiProblem } from './problem';

export interface ProblemText {
  title: string;
  detail: string;
}

const BY_CODE: Record<string, ProblemText> = {
  network_error: {
    title: 'No connection to the server',
    detail: 'Nothing was changed. Check your network, then try again.',
  },
  unavailable: {
    title: 'The service is away for a moment',
    detail: 'Its database cannot be reached. Try again shortly.',
  },
  server_error: {
    title: 'Something went wrong on the server',
    detail: 'It has been logged. Try again; if it stays, give support the request id.',
  },
  unexpected_answer: {
    title: 'The server gave an unexpected answer',
    detail: 'Try again; if it stays, give support the time it happened.',
  },
  permission_denied: {
    title: 'Your role does not allow this',
    detail: 'Ask an administrator of your organization.',
  },
  not_found: {
    title: 'This does not exist, or you cannot see it',
    detail: 'Check the address, or go back to the list.',
  },
  session_ended: { title: 'Your session ended', detail: 'Log in again to go on.' },
  not_authenticated: { title: 'You are not logged in', detail: 'Log in to go on.' },
  invalid_credentials: {
    title: 'User name or password is wrong',
    detail: 'Check both and try again.',
  },
  throttled: { title: 'Too many tries', detail: 'Wait a moment before you try again.' },
  stale_version: {
    title: 'Somebody changed this in the meantime',
    detail: 'Look at the changes, then try again.',
  },
  transition_not_allowed: {
    title: 'The order has moved on',
    detail: 'This step is no longer possible. Reload to see where it is.',
  },
  order_not_editable: {
    title: 'The order can no longer be edited',
    detail: 'The lab has started on it.',
  },
  patient_merged: {
    title: 'This patient became another one',
    detail: 'Somebody merged the two. Go on with the patient that stayed.',
  },
  patient_in_use: {
    title: 'This patient cannot be deleted',
    detail: 'An order names this patient, or a merge does.',
  },
  merge_undone: {
    title: 'This merge is undone already',
    detail: 'Reload to see both patients.',
  },
  idempotency_in_progress: {
    title: 'This is still being sent',
    detail: 'Wait a moment, then look at the list before you send it again.',
  },
};

/** What happened, why and what to do, in words for the person at the screen. */
export function describeProblem(problem: ApiProblem): ProblemText {
  const known = BY_CODE[problem.code];
  if (known) return known;
  return {
    title: 'That did not work',
    detail: problem.detail || 'Try again.',
  };
}
