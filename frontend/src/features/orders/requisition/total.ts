import type { Price } from '@/api/gen';

/** What all of it costs; null where one has no price, or another currency. Cents are counted whole. */
export function addPrices(prices: readonly (Price | null | undefined)[]): Price | null {
  const given = prices.filter((price) => price != null);
  const [first] = given;
  if (!first || given.length < prices.length) return null;
  if (given.some(({ currency }) => currency !== first.currency)) return null;
  const digits = Math.max(...given.map(({ amount }) => amount.split('.')[1]?.length ?? 0));
  const scale = 10 ** digits;
  const sum = given.reduce((total, { amount }) => total + Math.round(Number(amount) * scale), 0);
  return { amount: (sum / scale).toFixed(digits), currency: first.currency };
}
