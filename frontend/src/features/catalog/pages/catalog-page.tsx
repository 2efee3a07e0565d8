import { Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { PageTitle } from '@/components/page-title';
import { useActor } from '@/session/actor';
import { CatalogActions } from '../list/catalog-actions';
import { CatalogFilterBar } from '../list/catalog-filter-bar';
import { PanelRows, TestRows } from '../list/catalog-rows';
import { EmptyCatalog } from '../list/empty-catalog';
import { KindTabs } from '../list/kind-tabs';
import { useCatalogFilters } from '../list/use-catalog-filters';

const CompendiumDialog = lazy(() => import('../compendium/compendium-dialog'));

/** What labs offer: to a lab its own, to a clinic that of every lab it can send to. */
export default function CatalogPage() {
  const actor = useActor();
  const controls = useCatalogFilters();
  const [isTaking, setIsTaking] = useState(false);
  const { kind } = controls.filters;
  const Rows = kind === 'tests' ? TestRows : PanelRows;
  const take = () => setIsTaking(true);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <div>
          <PageTitle>Catalogue</PageTitle>
          {actor.organization.kind === 'clinic' && (
            <Text c="dimmed">What the labs you can send to offer.</Text>
          )}
        </div>
        {actor.organization.kind === 'lab' && (
          <CatalogActions kind={kind} onTakeCompendium={take} />
        )}
      </Group>
      <KindTabs {...controls} />
      <CatalogFilterBar {...controls} />
      <Rows {...controls} empty={<EmptyCatalog kind={kind} onTakeCompendium={take} />} />
      {isTaking && (
        <Suspense>
          <CompendiumDialog onClose={() => setIsTaking(false)} />
        </Suspense>
      )}
    </Stack>
  );
}
