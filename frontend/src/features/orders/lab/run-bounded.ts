export type ItemResult = { state: 'running' | 'done' } | { state: 'failed'; reason: string };

/** Sends one request per item, at most `limit` at a time, and tells each outcome as it comes. One failure stops no other. */
export async function runBounded<Item>(
  items: readonly Item[],
  limit: number,
  run: (item: Item) => Promise<unknown>,
  tell: (item: Item, result: ItemResult) => void,
  explain: (error: unknown) => string,
): Promise<void> {
  const queue = [...items];
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      tell(item, { state: 'running' });
      try {
        await run(item);
        tell(item, { state: 'done' });
      } catch (error) {
        tell(item, { state: 'failed', reason: explain(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
}
