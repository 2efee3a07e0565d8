import { z } from 'zod/mini';

const stateSchema = z.object({
  ended: z.optional(z.boolean()),
  registered: z.optional(z.boolean()),
  reset: z.optional(z.boolean()),
});

export interface Notice {
  title: string;
  detail: string;
}

export const TOO_LATE: Notice = {
  title: 'That took too long',
  detail: 'For your safety, begin with the password again.',
};

/** Why somebody stands before the log-in, from the state the link brought along. */
export function noticeFrom(state: unknown): Notice | null {
  const { data } = stateSchema.safeParse(state);
  if (data?.ended) {
    return { title: 'Session ended', detail: 'Log in again to go on where you were.' };
  }
  if (data?.registered) {
    return { title: 'Your account is ready', detail: 'Log in with the password you have chosen.' };
  }
  if (data?.reset) {
    return {
      title: 'Your password is changed',
      detail: 'Log in with the new one. Wherever you were logged in, you are logged out.',
    };
  }
  return null;
}
