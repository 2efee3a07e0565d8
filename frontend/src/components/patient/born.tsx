import { useNow } from '@/lib/use-now';
import { tellBorn } from './patient-texts';

/** "7 Mar 1984 (42 y)", or as much of it as is known. */
export function Born({ born }: { born: string | null }) {
  const now = useNow();
  return <span className="tabular">{tellBorn(born, now)}</span>;
}
