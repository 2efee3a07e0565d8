/** Where scans without an answer wait in this browser: codes and times, no names. */
const PREFIX = 'clinic-lab-scans:';

export interface Owner {
  personId: string;
  organizationId: string;
}

export function scanOwner({ personId, organizationId }: Owner): string {
  return `${personId} ${organizationId}`;
}

/** Of one person and organization, written by one tab. */
export function keptKey(owner: string, tab: string): string {
  return `${PREFIX}${owner}:${tab}`;
}

/** The tabs that left something for this person and organization. */
export function tabsThatKept(owner: string): string[] {
  const start = keptKey(owner, '');
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length));
}

/** Whoever logs out leaves nothing here to be sent. */
export function forgetKeptScans(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
}
