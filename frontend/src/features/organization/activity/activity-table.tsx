import { ActionIcon } from '@mantine/core';
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs';
import type { AuditEvent } from '@/api/gen';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { useCompact } from '@/components/data-table/use-compact';
import { useActor } from '@/session/actor';
import { ActivityCard } from './activity-card';
import { FROM, OUTCOME, WHAT, whenIn, whoWith } from './activity-columns';
import { isAboutOrder, orderPathOf, titleOf } from './event-texts';
import type { ActivityControls } from './use-activity';

interface ActivityTableProps extends ActivityControls {
  events: readonly AuditEvent[];
}

export function ActivityTable({ events, filters, change }: ActivityTableProps) {
  const { organization } = useActor();
  const isCompact = useCompact();
  const timeZone = organization.time_zone;

  const onlyThisOrder = ({ subject }: AuditEvent) =>
    isAboutOrder(subject) && filters.about !== subject.id ? (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Only order ${subject.label}`}
        title={`Only order ${subject.label}`}
        onClick={() => change({ about: subject.id })}
      >
        <IconFilter size={16} aria-hidden />
      </ActionIcon>
    ) : null;
  const columns: Column<AuditEvent>[] = [
    WHAT,
    whoWith({ filters, change }),
    whenIn(timeZone),
    OUTCOME,
    ...(isCompact ? [] : [FROM]),
    {
      key: 'only',
      header: 'Narrow down',
      isHeaderHidden: true,
      isEndAligned: true,
      cell: onlyThisOrder,
    },
  ];

  return (
    <TableFrame>
      <DataTable
        label="Activity"
        isDense
        columns={columns}
        rows={events}
        keyOf={({ id }) => id}
        nameOf={titleOf}
        hrefOf={orderPathOf}
        renderCard={(event, link) => (
          <ActivityCard
            event={event}
            link={link}
            timeZone={timeZone}
            action={onlyThisOrder(event)}
            onChoose={(person) => change({ person })}
          />
        )}
      />
    </TableFrame>
  );
}
