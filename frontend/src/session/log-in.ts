import { ANONYMOUS, http } from '@/api/client';
import type {
  LoginRequestWritable,
  Profile,
  SwitchRequest,
  TokenPair,
  VerifyRequestWritable,
} from '@/api/gen';

export type Credentials = Pick<LoginRequestWritable, 'username' | 'password'>;

/** A new session's access token; its refresh token goes into a cookie scripts cannot read. */
export async function askForSession({ username, password }: Credentials): Promise<string> {
  const body: LoginRequestWritable = { username, password, transport: 'cookie' };
  return (await http.post<TokenPair>('/api/auth/login/', body, ANONYMOUS)).data.access;
}

/** The same for who has shown the second factor. */
export async function verifyCode(challenge: string, code: string): Promise<string> {
  const body: VerifyRequestWritable = { challenge, code, transport: 'cookie' };
  return (await http.post<TokenPair>('/api/auth/second-factor/verify/', body, ANONYMOUS)).data
    .access;
}

/** A session for another of the person's organizations; the one of `bearer`, else the present one, ends. */
export async function askToActFor(organization: string, bearer?: string): Promise<string> {
  const body: SwitchRequest = { organization, transport: 'cookie' };
  return (await http.post<TokenPair>('/api/auth/switch/', body, { bearer })).data.access;
}

export async function readProfileOf(bearer: string): Promise<Profile> {
  return (await http.get<Profile>('/api/auth/profile/', { bearer })).data;
}
