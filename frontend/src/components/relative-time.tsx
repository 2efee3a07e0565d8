import { formatDateTime, formatRelative } from '@/lib/time';
import { useNow } from '@/lib/use-now';

/** "5 min ago", kept current, with the absolute time as its title. */
export function RelativeTime({ at }: { at: string }) {
  // The clock of the page moves in steps, so that something new may seem to lie ahead of it.
  const now = Math.max(useNow(), Date.parse(at));
  return (
    <time dateTime={at} title={formatDateTime(at)} className="tabular">
      {formatRelative(at, now)}
    </time>
  );
}
