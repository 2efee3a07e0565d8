import { http } from '@/api/client';
import type {
  Invitation,
  InvitationRequest,
  Member,
  OwnOrganization,
  PaginatedInvitationList,
  PaginatedMemberList,
  PatchedOwnOrganizationRequest,
  Role,
} from '@/api/gen';

type Cursor = string | undefined;

export async function readOrganization(signal: AbortSignal): Promise<OwnOrganization> {
  return (await http.get<OwnOrganization>('/api/organization/', { signal })).data;
}

export async function saveOrganization(
  changes: PatchedOwnOrganizationRequest,
): Promise<OwnOrganization> {
  return (await http.patch<OwnOrganization>('/api/organization/', changes)).data;
}

export async function listMembers(
  search: string,
  cursor: Cursor,
  signal: AbortSignal,
): Promise<PaginatedMemberList> {
  const params = { search: search || undefined, cursor };
  return (await http.get<PaginatedMemberList>('/api/members/', { params, signal })).data;
}

export async function changeRole(id: string, role: Role): Promise<Member> {
  return (await http.patch<Member>(`/api/members/${id}/`, { role })).data;
}

export async function removeMember(id: string): Promise<void> {
  await http.delete(`/api/members/${id}/`);
}

export async function listInvitations(
  cursor: Cursor,
  signal: AbortSignal,
): Promise<PaginatedInvitationList> {
  const params = { cursor };
  return (await http.get<PaginatedInvitationList>('/api/invitations/', { params, signal })).data;
}

export async function invite(body: InvitationRequest): Promise<Invitation> {
  return (await http.post<Invitation>('/api/invitations/', body)).data;
}

export async function resendInvitation(id: string): Promise<Invitation> {
  return (await http.post<Invitation>(`/api/invitations/${id}/resend/`)).data;
}

export async function revokeInvitation(id: string): Promise<void> {
  await http.delete(`/api/invitations/${id}/`);
}
