import IconArchive from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs';
import type { CatalogStatus } from '@/api/gen';
import { LabelBadge } from '@/components/label-badge';

/** Said of what is no longer offered; what is offered needs no word. */
export function RetiredBadge({ status }: { status: CatalogStatus }) {
  return status === 'retired' && <LabelBadge label="Retired" color="gray" icon={IconArchive} />;
}
