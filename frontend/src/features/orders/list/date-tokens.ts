/** Relative days as they stand in the URL. They are resolved when the server is asked, so a saved link keeps its meaning. */
export const DATE_TOKENS = {
  today: { label: 'Today', daysAgo: 0 },
  yesterday: { label: 'Yesterday', daysAgo: 1 },
  '7d': { label: '7 days ago', daysAgo: 7 },
  '30d': { label: '30 days ago', daysAgo: 30 },
  '90d': { label: '90 days ago', daysAgo: 90 },
} as const;

export type DateToken = keyof typeof DATE_TOKENS;

export const DATE_TOKEN_OPTIONS = Object.entries(DATE_TOKENS).map(([value, { label }]) => ({
  value,
  label,
}));

export function isDateToken(text: string | null): text is DateToken {
  return text !== null && Object.hasOwn(DATE_TOKENS, text);
}

/** The first instant of that day in the reader's own time zone. */
export function startOfToken(token: DateToken, now: Date): string {
  return localMidnight(now, -DATE_TOKENS[token].daysAgo);
}

/** The first instant after that day. */
export function endOfToken(token: DateToken, now: Date): string {
  return localMidnight(now, 1 - DATE_TOKENS[token].daysAgo);
}

function localMidnight(now: Date, days: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toISOString();
}
