export const PAGE_SIZES = [25, 50, 100, 200];
const DEFAULT_PAGE_SIZE = 50;

/** The page size in the address, if it is one of those offered. */
export function pageSizeIn(params: URLSearchParams): number {
  const size = Number(params.get('size'));
  return PAGE_SIZES.includes(size) ? size : DEFAULT_PAGE_SIZE;
}

/** The words of a comma list that are keys of `table`. */
export function listParam<Key extends string>(
  params: URLSearchParams,
  name: string,
  table: Record<Key, unknown>,
): Key[] {
  const words = new Set((params.get(name) ?? '').split(','));
  return [...words].filter((word): word is Key => isKeyOf(table, word));
}

export function isKeyOf<Key extends string>(
  table: Record<Key, unknown>,
  word: string | null,
): word is Key {
  return word !== null && Object.hasOwn(table, word);
}

/** The address after a change: empty values leave, and the list starts again on its first page. */
export function changeParams(
  params: URLSearchParams,
  change: Record<string, string | null | undefined>,
): URLSearchParams {
  const changed = new URLSearchParams(params);
  changed.delete('cursor');
  for (const [name, value] of Object.entries(change)) {
    if (value) changed.set(name, value);
    else changed.delete(name);
  }
  return changed;
}
