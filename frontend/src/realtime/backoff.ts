const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait before try number `attempt` (from 0), between 1 and 30 s; `random` is in [0, 1). */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt + 1));
  return Math.round(FIRST_MS + (ceiling - FIRST_MS) * random);
}
