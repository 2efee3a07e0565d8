/** The key of data that belongs to one organization. Every such query starts with this, so a switch of tenant never shows foreign rows. */
export function tenantKey<Parts extends readonly unknown[]>(
  organizationId: string,
  ...parts: Parts
): readonly ['tenant', string, ...Parts] {
  return ['tenant', organizationId, ...parts];
}

/** Query keys of data that belongs to the person, not to an organization. */
export const profileKey = ['profile'] as const;
