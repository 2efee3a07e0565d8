/** A scanner types faster than any hand, and ends with Enter. */
const FASTER_THAN_MS = 35;
const FEWEST_SIGNS = 8;
/** What our codes are made of. Small letters are shortcuts, which come as fast when a key is held. */
const OF_A_CODE = /^[A-Z0-9-]$/;

interface Key {
  key: string;
  timeStamp: number;
}

export type ReadKey =
  /** One key on its own. */
  | { kind: 'single' }
  /** It came too soon after the last one for a hand. */
  | { kind: 'burst' }
  /** Enter after a burst that is long enough. */
  | { kind: 'scan'; code: string };

const SINGLE = { kind: 'single' } as const;

/** Tells what a scanner sends as keys from what somebody types. */
export function createKeyReader(): (key: Key) => ReadKey {
  let typed = '';
  let lastAt = -Infinity;

  return ({ key, timeStamp }) => {
    // Capitals come with a key of their own.
    if (key === 'Shift') return SINGLE;
    const isFast = timeStamp - lastAt < FASTER_THAN_MS;
    lastAt = timeStamp;
    if (OF_A_CODE.test(key)) {
      typed = isFast ? typed + key : key;
      return typed.length > 1 ? { kind: 'burst' } : SINGLE;
    }
    const code = typed;
    typed = '';
    const isScan = key === 'Enter' && isFast && code.length >= FEWEST_SIGNS;
    return isScan ? { kind: 'scan', code } : SINGLE;
  };
}
