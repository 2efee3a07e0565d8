import { ANONYMOUS, http } from '@/api/client';
import type {
  ConfirmEnrolmentRequestWritable,
  DemoLogin,
  Enrolled,
  Enrolment,
  Registered,
  RegisterRequestWritable,
} from '@/api/gen';
import { ApiProblem } from '@/api/problem';
import { askForSession, type Credentials } from '@/session/log-in';
import { beginSession } from '@/session/session';

/** Starts the session of this browser. */
export async function logIn(credentials: Credentials): Promise<void> {
  beginSession(await askForSession(credentials));
}

export async function register(body: RegisterRequestWritable): Promise<Registered> {
  return (await http.post<Registered>('/api/auth/register/', body, ANONYMOUS)).data;
}

/** A second factor to set up before one is let in. */
export async function beginEnrolment(challenge: string): Promise<Enrolment> {
  const body = { challenge };
  return (await http.post<Enrolment>('/api/auth/second-factor/enroll/', body, ANONYMOUS)).data;
}

/** Turns it on; the answer also brings the session. */
export async function confirmEnrolment(challenge: string, code: string): Promise<Enrolled> {
  const body: ConfirmEnrolmentRequestWritable = { challenge, code, transport: 'cookie' };
  return (await http.post<Enrolled>('/api/auth/second-factor/confirm/', body, ANONYMOUS)).data;
}

/** The demo's accounts; none where the server is no demo. */
export async function listDemoLogins(signal: AbortSignal): Promise<DemoLogin[]> {
  try {
    return (await http.get<DemoLogin[]>('/api/demo/logins/', { ...ANONYMOUS, signal })).data;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return [];
    throw error;
  }
}
