/** "?a=1&b=2" with empty members left out, or "". */
export function toQueryString(params: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** The `cursor` inside a list's opaque `next` link. */
export function cursorOf(link: string | null | undefined): string | undefined {
  if (!link) return undefined;
  return new URL(link, window.location.origin).searchParams.get('cursor') ?? undefined;
}

/** `next` when it is a path of this application, else `fallback`; another origin never passes. */
export function safeNext(next: string | null, fallback = '/dashboard'): string {
  if (!next?.startsWith('/')) return fallback;
  const url = URL.parse(next, window.location.origin);
  if (url?.origin !== window.location.origin) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
