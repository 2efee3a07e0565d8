import { z } from 'zod/mini';
import { toProblem, type ApiProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';
import { formatRelative } from '@/lib/time';

const CODES = new Set(['stale_version', 'transition_not_allowed', 'order_not_editable']);

const extrasSchema = z.object({
  changed_by: z.nullish(z.object({ name: z.string() })),
  changed_at: z.nullish(z.string()),
});

/** Who changed it before us, and when, as far as the server says. */
export interface Conflict {
  by: string | null;
  at: string | null;
}

/** The conflict inside a refused change; null for every other failure. */
export function readConflict(problem: ApiProblem): Conflict | null {
  if (!CODES.has(problem.code)) return null;
  const extras = extrasSchema.safeParse(problem.extra);
  if (!extras.success) return { by: null, at: null };
  return { by: extras.data.changed_by?.name ?? null, at: extras.data.changed_at ?? null };
}

/** "Changed by R. Kaur 2 min ago" */
export function describeConflict({ by, at }: Conflict, now: number): string {
  const who = by ? ` by ${by}` : '';
  const when = at ? ` ${formatRelative(at, now)}` : ' in the meantime';
  return `Changed${who}${when}`;
}

/** Why a step was refused, in one or two sentences for the row it stands at. */
export function explainFailure(error: unknown): string {
  const problem = toProblem(error);
  const conflict = readConflict(problem);
  const { title, detail } = describeProblem(problem);
  return conflict ? `${describeConflict(conflict, Date.now())}. ${title}.` : `${title}. ${detail}`;
}
