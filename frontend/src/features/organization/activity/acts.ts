import type { AuditListData, CategoryEnum } from '@/api/gen';

export type ActivityQuery = NonNullable<AuditListData['query']>;
export type Kind = CategoryEnum;

/** What acts are grouped by, in the order in which one asks for them. */
export const KINDS: Record<Kind, { label: string }> = {
  reading: { label: 'Reading' },
  order: { label: 'Orders' },
  patient: { label: 'Patients' },
  login: { label: 'Log-ins' },
  security: { label: 'Security' },
  people: { label: 'People & settings' },
  administration: { label: 'Administration' },
};
