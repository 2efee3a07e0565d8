import { Button, Group, Stack } from '@mantine/core';
import IconTestPipe from '@tabler/icons-react/dist/esm/icons/IconTestPipe.mjs';
import IconTruck from '@tabler/icons-react/dist/esm/icons/IconTruck.mjs';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ListState } from '@/components/list-state/list-state';
import { UpdatesPill } from '@/components/live-list/updates-pill';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';
import { Pager } from '@/components/pager';
import { changeParams } from '@/lib/list-params';
import { mayOrder, useActor } from '@/session/actor';
import {
  isNarrowed,
  NO_FILTERS,
  parseFilters,
  toQuery,
  type SpecimenChange,
} from '../list/filters';
import { Parts } from '../list/parts';
import { SpecimenFilterBar } from '../list/specimen-filter-bar';
import { SpecimenTable } from '../list/specimen-table';
import { useSpecimenList } from '../queries';

/** Every container one's organization has to do with. */
export function SpecimensPage() {
  const actor = useActor();
  const { kind } = actor.organization;
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => parseFilters(params), [params]);
  const { list, live } = useSpecimenList(toQuery(filters, kind));

  const change = (wanted: SpecimenChange) =>
    setParams((current) => changeParams(current, wanted), {
      replace: true,
      preventScrollReset: true,
    });

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle>Specimens</PageTitle>
        {mayOrder(actor) && (
          <Button
            component={Link}
            to="/manifests/new"
            leftSection={<IconTruck size={16} aria-hidden />}
          >
            Send specimens
          </Button>
        )}
      </Group>
      <Parts />
      <SpecimenFilterBar filters={filters} change={change} />
      <ListState
        list={list}
        items="specimens"
        isNarrowed={isNarrowed(filters)}
        onClear={() => change(NO_FILTERS)}
        hint="Others may be in another state or of another order."
        empty={<NoSpecimens />}
        above={<UpdatesPill count={live.waiting} onShow={live.show} />}
      >
        {(page) => (
          <Stack gap="sm">
            <SpecimenTable specimens={page.results} flashing={live.flashing} />
            <Pager
              page={page}
              items="Specimens"
              size={filters.pageSize}
              onSize={(size) => change({ size })}
            />
          </Stack>
        )}
      </ListState>
    </Stack>
  );
}

function NoSpecimens() {
  return (
    <PageMessage icon={IconTestPipe} title="No specimens yet" role="status">
      Each order by tests says which containers it needs. They appear here once it is sent.
    </PageMessage>
  );
}
