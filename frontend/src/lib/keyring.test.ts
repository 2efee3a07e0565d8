import { expect, test } from 'vitest';
import { createKeyring } from './keyring';

test('a body keeps its key until it changes or is refused', () => {
  let count = 0;
  const keyring = createKeyring(() => `key-${(count += 1)}`);
  const keys = ['a', 'a', 'b'].map((name) => keyring.keyOf({ name }));
  keyring.renew();
  expect([...keys, keyring.keyOf({ name: 'b' })]).toEqual(['key-1', 'key-1', 'key-2', 'key-3']);
});
