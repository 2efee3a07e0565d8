import { http } from '@/api/client';
import type {
  EmailChangeRequestWritable,
  Enrolment,
  PaginatedSessionList,
  PasswordAndCodeRequest,
  PasswordChangeRequest,
  RecoveryCodes,
  SecondFactorState,
} from '@/api/gen';

export async function askForEmailChange(body: EmailChangeRequestWritable): Promise<void> {
  await http.post('/api/auth/email/change/', body);
}

export async function changePassword(body: PasswordChangeRequest): Promise<void> {
  await http.post('/api/auth/password/change/', body);
}

export async function readSecondFactor(signal: AbortSignal): Promise<SecondFactorState> {
  return (await http.get<SecondFactorState>('/api/auth/second-factor/', { signal })).data;
}

export async function enroll(password: string): Promise<Enrolment> {
  return (await http.post<Enrolment>('/api/auth/second-factor/enroll/', { password })).data;
}

export async function confirmEnrolment(code: string): Promise<string[]> {
  const { data } = await http.post<RecoveryCodes>('/api/auth/second-factor/confirm/', { code });
  return data.recovery_codes;
}

export async function disableSecondFactor(body: PasswordAndCodeRequest): Promise<string[]> {
  await http.post('/api/auth/second-factor/disable/', body);
  return [];
}

export async function renewRecoveryCodes(body: PasswordAndCodeRequest): Promise<string[]> {
  const { data } = await http.post<RecoveryCodes>('/api/auth/second-factor/recovery-codes/', body);
  return data.recovery_codes;
}

export async function listSessions(
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<PaginatedSessionList> {
  const params = { cursor };
  return (await http.get<PaginatedSessionList>('/api/auth/sessions/', { params, signal })).data;
}

export async function endOneSession(id: string): Promise<void> {
  await http.delete(`/api/auth/sessions/${id}/`);
}

export async function endOtherSessions(): Promise<void> {
  await http.delete('/api/auth/sessions/');
}

export async function leaveOrganization(membershipId: string): Promise<void> {
  await http.delete(`/api/members/${membershipId}/`);
}
