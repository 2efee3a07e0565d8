import { Stack, Text } from '@mantine/core';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import { ListState } from '@/components/list-state/list-state';
import { PageMessage } from '@/components/page-message';
import { Pager } from '@/components/pager';
import { SettingsPage } from '@/components/settings-page';
import { useActor } from '@/session/actor';
import { ActivityFilterBar } from '../activity/activity-filter-bar';
import { ActivityTable } from '../activity/activity-table';
import { isNarrowed, NO_FILTERS } from '../activity/filters';
import { useActivity, useActivityFilters } from '../activity/use-activity';
import { OnlyAdmins } from '../components/only-admins';

const NEWEST_FIRST = ['Newer', 'Older'] as const;

export function ActivityPage() {
  return (
    <SettingsPage title="Activity" isWide>
      <OnlyAdmins>
        <OwnRecord />
      </OnlyAdmins>
    </SettingsPage>
  );
}

/** The organization's part of the record, newest first. */
function OwnRecord() {
  const { organization } = useActor();
  const controls = useActivityFilters();
  const list = useActivity(controls.filters);
  const { filters, change } = controls;
  return (
    <Stack gap="md">
      <Text c="dimmed">
        Who did and read what at {organization.name}. Nobody can change this record. All times are
        those of {organization.time_zone.replaceAll('_', ' ')}.
      </Text>
      <ActivityFilterBar events={list.data?.results ?? []} {...controls} />
      <ListState
        list={list}
        items="entries"
        isNarrowed={isNarrowed(filters)}
        onClear={() => change(NO_FILTERS)}
        hint="There may be others on other days or of other people."
        empty={
          <PageMessage icon={IconHistory} title="Nothing is recorded yet" role="status">
            What is done and read here from now on stands in this list.
          </PageMessage>
        }
      >
        {(page) => (
          <Stack gap="sm">
            <ActivityTable events={page.results} {...controls} />
            <Pager
              page={page}
              items="Entries"
              size={filters.pageSize}
              onSize={(size) => change({ size })}
              words={NEWEST_FIRST}
            />
          </Stack>
        )}
      </ListState>
    </Stack>
  );
}
