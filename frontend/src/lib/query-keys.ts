/** The key of data that belongs to one organization. Every such query starts with this, so a switch of tenant never shows foreign rows. */
export function tenantKey<Parts extends readonly unknown[]>(
  organizationId: string,
  ...parts: Parts
): readonly ['tenant', string, ...Parts] {
  return ['tenant', organizationId, ...parts];
}

/** Query keys of data that belongs to the person, not to an organization. */
export const profileKey = ['profile'] as const;

/** The key of data that anybody may have. It stays when a session ends: a page without one may just be reading it. */
export function publicKey<Parts extends readonly unknown[]>(
  ...parts: Parts
): readonly ['public', ...Parts] {
  return ['public', ...parts];
}

export function isPublicKey([first]: readonly unknown[]): boolean {
  return first === 'public';
}
