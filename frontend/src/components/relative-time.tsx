import { formatDateTime, formatRelative } from '@/lib/time';
import { useNow } from '@/lib/use-now';

/** "5 min ago", kept current, with the absolute time as its title. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={formatDateTime(at)} className="tabular">
      {formatRelative(at, now)}
    </time>
  );
}
