import { ANONYMOUS, http } from '@/api/client';
import type { AcceptRequestWritable, InvitationPreview, Membership } from '@/api/gen';

/** What the links in letters lead to. */
export async function previewInvitation(token: string): Promise<InvitationPreview> {
  const body = { token };
  return (await http.post<InvitationPreview>('/api/invitations/preview/', body, ANONYMOUS)).data;
}

export async function acceptAsNewPerson(body: AcceptRequestWritable): Promise<Membership> {
  return (await http.post<Membership>('/api/invitations/accept/', body, ANONYMOUS)).data;
}

/** Accepts as the person who is logged in. */
export async function acceptAsMyself(token: string): Promise<Membership> {
  return (await http.post<Membership>('/api/invitations/accept/', { token })).data;
}

export async function askForReset(email: string): Promise<void> {
  await http.post('/api/auth/password/reset/', { email }, ANONYMOUS);
}

export async function resetPassword(body: { token: string; password: string }): Promise<void> {
  await http.post('/api/auth/password/reset/confirm/', body, ANONYMOUS);
}

export async function confirmEmail(token: string): Promise<void> {
  await http.post('/api/auth/email/change/confirm/', { token }, ANONYMOUS);
}
