import { z } from 'zod/mini';

const claimsSchema = z.object({ exp: z.number(), iat: z.optional(z.number()) });

/** How long an access token lives from now, in ms, by its own claims; 0 when it is unreadable. */
export function tokenLifetimeMs(token: string, now: number = Date.now()): number {
  const payload = token.split('.')[1];
  if (!payload) return 0;
  try {
    const json: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
    const { exp, iat } = claimsSchema.parse(json);
    // Counted from `iat`, the lifetime is right also on a device whose clock is wrong.
    return (exp - (iat ?? now / 1000)) * 1000;
  } catch {
    return 0;
  }
}
