import { NativeSelect } from '@mantine/core';
import type { AuditEvent } from '@/api/gen';
import { ExportButton } from '@/components/export-button';
import { FilterBar } from '@/components/filter-bar/filter-bar';
import { useActor } from '@/session/actor';
import { exportActivity } from './activity-api';
import { chipsOf, peopleIn } from './chips';
import { FilterFields } from './filter-fields';
import { NO_FILTERS, toExportQuery } from './filters';
import { usePeople, type ActivityControls } from './use-activity';

interface ActivityFilterBarProps extends ActivityControls {
  events: readonly AuditEvent[];
}

export function ActivityFilterBar({ events, ...controls }: ActivityFilterBarProps) {
  const { filters, change } = controls;
  const { organization } = useActor();
  const people = peopleIn(usePeople().data ?? [], events);
  const isKnown = people.some(({ id }) => id === filters.person);
  return (
    <FilterBar
      lead={
        <NativeSelect
          aria-label="Person"
          data={[
            { value: '', label: 'Everybody' },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
            ...(filters.person && !isKnown ? [{ value: filters.person, label: 'One person' }] : []),
          ]}
          value={filters.person}
          onChange={(event) => change({ person: event.currentTarget.value })}
        />
      }
      fields={<FilterFields {...controls} />}
      chips={chipsOf(controls, people, events)}
      onClearAll={() => change(NO_FILTERS)}
    >
      <ExportButton
        name="activity"
        read={() => exportActivity(toExportQuery(filters, organization.time_zone))}
      />
    </FilterBar>
  );
}
