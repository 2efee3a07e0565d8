import { LinkTabs } from '@/components/link-tabs';
import { KINDS, type Kind } from './filters';
import type { CatalogControls } from './use-catalog-filters';

/** Tests or panels. */
export function KindTabs({ filters, hrefTo }: Pick<CatalogControls, 'filters' | 'hrefTo'>) {
  return (
    <LinkTabs
      label="Kind"
      tabs={Object.entries(KINDS).map(([kind, label]) => ({
        to: hrefTo({ kind: (kind as Kind) === 'tests' ? null : kind }),
        label,
        isCurrent: kind === filters.kind,
      }))}
      replace
    />
  );
}
