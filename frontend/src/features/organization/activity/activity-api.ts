import { http } from '@/api/client';
import type { PaginatedAuditEventList, PaginatedMemberList } from '@/api/gen';
import type { ActivityQuery } from './acts';

const MOST_A_PAGE = 200;

export interface Person {
  id: string;
  name: string;
}

export async function listActivity(
  params: ActivityQuery,
  signal: AbortSignal,
): Promise<PaginatedAuditEventList> {
  return (await http.get<PaginatedAuditEventList>('/api/audit/', { params, signal })).data;
}

export async function exportActivity(params: ActivityQuery): Promise<Blob> {
  return (await http.get<Blob>('/api/audit/export/', { params, responseType: 'blob' })).data;
}

export async function listPeople(signal: AbortSignal): Promise<Person[]> {
  const params = { page_size: MOST_A_PAGE };
  const { data } = await http.get<PaginatedMemberList>('/api/members/', { params, signal });
  return data.results.map(({ user: { id, name } }) => ({ id, name }));
}
