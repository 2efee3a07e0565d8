import { z } from 'zod/mini';

const stateSchema = z.object({
  ended: z.optional(z.boolean()),
  registered: z.optional(z.boolean()),
});

interface Notice {
  title: string;
  detail: string;
}

/** Why somebody stands before the log-in, from the state the link brought along. */
export function noticeFrom(state: unknown): Notice | null {
  const { data } = stateSchema.safeParse(state);
  if (data?.ended) {
    return { title: 'Session ended', detail: 'Log in again to go on where you were.' };
  }
  if (data?.registered) {
    return { title: 'Your account is ready', detail: 'Log in with the password you have chosen.' };
  }
  return null;
}
