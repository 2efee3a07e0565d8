import { z } from 'zod/mini';
import { toProblem } from '@/api/problem';

/** What a right password alone brings: leave to show the second factor, or to set it up. Good for five minutes. */
export interface Challenge {
  kind: 'verify' | 'set-up';
  token: string;
}

const KINDS: Record<string, Challenge['kind']> = {
  second_factor_required: 'verify',
  second_factor_setup_required: 'set-up',
};
const extraSchema = z.object({ challenge: z.string() });

/** The challenge in a refused log-in; null when it was refused for another reason. */
export function challengeOf(error: unknown): Challenge | null {
  const { code, extra } = toProblem(error);
  const kind = KINDS[code];
  const { data } = extraSchema.safeParse(extra);
  return kind && data ? { kind, token: data.challenge } : null;
}
