/** The value of a field for date and time, in the reader's time zone: "2026-11-24T08:30"; empty for none. */
export function toTimeField(iso: string | null): string {
  if (!iso) return '';
  const at = new Date(iso);
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(pad).join('-');
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** The moment that such a field names, as the wire writes it; null for a field that is not filled in. */
export function ofTimeField(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().replace('.000Z', 'Z');
}

function pad(count: number): string {
  return String(count).padStart(2, '0');
}
