import type { Actor } from '@/session/actor';

/** Whether somebody is there to say what their lab offers. */
export function mayChangeCatalog({ organization, role }: Actor): boolean {
  return organization.kind === 'lab' && role === 'admin';
}
