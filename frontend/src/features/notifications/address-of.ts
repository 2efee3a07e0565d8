interface Told {
  kind: string;
  order: { id: string } | null;
  manifest: { id: string } | null;
}

const OF_KIND: Record<string, string> = {
  specimens_sent: '/manifests',
  specimens_missing: '/manifests',
};

/** Where a notification leads: to its order or manifest, else to the page of what it speaks of. */
export function addressOf({ kind, order, manifest }: Told): string {
  if (order) return `/orders/${order.id}`;
  return manifest ? `/manifests/${manifest.id}` : (OF_KIND[kind] ?? '/dashboard');
}
