import type { Price, Turnaround } from '@/api/gen';

/** The priorities an order can have, the usual one first. */
export const PRIORITY_WORDS = {
  routine: 'Routine',
  urgent: 'Urgent',
  stat: 'STAT',
} as const satisfies Record<keyof Turnaround, string>;

/** "Routine 24 h · STAT 1 h"; hours are working hours from receipt to result. */
export function tellTurnaround(hours: Turnaround): string {
  return Object.entries(PRIORITY_WORDS)
    .map(([priority, word]) => [word, hours[priority as keyof Turnaround]] as const)
    .filter(([, count]) => count != null)
    .map(([word, count]) => `${word} ${count} h`)
    .join(' · ');
}

/** "€12.50", as exact as the lab gave it; "" where it gave none. */
export function tellPrice(price: Price | null | undefined): string {
  if (!price) return '';
  const { amount, currency } = price;
  const given = amount.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  const usual = format.resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    maximumFractionDigits: Math.max(usual, given),
  }).format(Number(amount));
}
