import type { Role } from '@/api/gen';

export const ROLE_LABELS: Record<Role, string> = {
  admin: 'Administrator',
  staff: 'Staff',
  viewer: 'Viewer',
};

/** What each role may do, for who gives it. */
export const ROLE_TEXTS: Record<Role, string> = {
  admin: 'Works with orders and manages the organization and its people.',
  staff: 'Works with orders.',
  viewer: 'Reads everything, changes nothing.',
};
