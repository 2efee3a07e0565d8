import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import IconTruck from '@tabler/icons-react/dist/esm/icons/IconTruck.mjs';
import { Link, useSearchParams } from 'react-router';
import { ListState } from '@/components/list-state/list-state';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';
import { Pager } from '@/components/pager';
import { changeParams, isKeyOf, pageSizeIn } from '@/lib/list-params';
import { mayOrder, useActor } from '@/session/actor';
import { Parts } from '../list/parts';
import { MANIFEST_STATUS } from '../manifests/manifest-status';
import { ManifestTable } from '../manifests/manifest-table';
import { useManifestList } from '../queries';

const STATES = [
  { value: '', label: 'Every state' },
  ...Object.entries(MANIFEST_STATUS).map(([value, { label }]) => ({ value, label })),
];

/** What was sent together. */
export function ManifestsPage() {
  const maySend = mayOrder(useActor());
  const [params, setParams] = useSearchParams();
  const wanted = params.get('status');
  const status = isKeyOf(MANIFEST_STATUS, wanted) ? wanted : null;
  const size = pageSizeIn(params);
  const cursor = params.get('cursor') ?? undefined;
  const list = useManifestList({
    ...(status && { status: [status] }),
    page_size: size,
    cursor,
  });
  const change = (changes: Record<string, string | null>) =>
    setParams((current) => changeParams(current, changes), {
      replace: true,
      preventScrollReset: true,
    });
  const send = maySend && (
    <Button component={Link} to="/manifests/new" leftSection={<IconTruck size={16} aria-hidden />}>
      Send specimens
    </Button>
  );

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle>Manifests</PageTitle>
        {send}
      </Group>
      <Parts />
      <NativeSelect
        aria-label="State"
        data={STATES}
        value={status ?? ''}
        maw={200}
        onChange={(event) => change({ status: event.currentTarget.value })}
      />
      <ListState
        list={list}
        items="manifests"
        isNarrowed={status !== null}
        onClear={() => change({ status: null })}
        hint="There may be others in another state."
        empty={
          <PageMessage icon={IconTruck} title="No manifests yet" role="status">
            {maySend
              ? 'A manifest lists what travels to a lab together, so that both sides see what is missing.'
              : 'What clinics send together appears here.'}
          </PageMessage>
        }
      >
        {(page) => (
          <Stack gap="sm">
            <ManifestTable manifests={page.results} />
            <Pager
              page={page}
              items="Manifests"
              size={size}
              onSize={(next) => change({ size: next })}
            />
          </Stack>
        )}
      </ListState>
    </Stack>
  );
}
