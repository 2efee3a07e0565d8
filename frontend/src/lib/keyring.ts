export interface Keyring {
  /** The idempotency key of a body. */
  keyOf: (body: unknown) => string;
  /** The server has refused: the same body sent again is a new request. */
  renew: () => void;
}

/** One key for one body: a retry after a lost answer carries the first one's, so that nothing is done twice. */
export function createKeyring(newKey: () => string = () => crypto.randomUUID()): Keyring {
  let last: { body: string; key: string } | null = null;
  return {
    keyOf: (body) => {
      const text = JSON.stringify(body);
      if (last?.body !== text) last = { body: text, key: newKey() };
      return last.key;
    },
    renew: () => {
      last = null;
    },
  };
}
