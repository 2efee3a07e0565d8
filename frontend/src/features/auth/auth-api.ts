import { ANONYMOUS, http } from '@/api/client';
import type {
  DemoLogin,
  LoginRequestWritable,
  Registered,
  RegisterRequestWritable,
  TokenPair,
} from '@/api/gen';
import { ApiProblem } from '@/api/problem';
import { beginSession } from '@/session/session';

export type Credentials = Pick<LoginRequestWritable, 'username' | 'password'>;

/** Starts the session of this browser; the refresh token goes into a cookie scripts cannot read. */
export async function logIn({ username, password }: Credentials): Promise<void> {
  const body: LoginRequestWritable = { username, password, transport: 'cookie' };
  const { data } = await http.post<TokenPair>('/api/auth/login/', body, ANONYMOUS);
  beginSession(data.access);
}

export async function register(body: RegisterRequestWritable): Promise<Registered> {
  return (await http.post<Registered>('/api/auth/register/', body, ANONYMOUS)).data;
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
