import type { CatalogPanelListed } from '@/api/gen';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { ItemCard, itemColumns } from './item-columns';

const TESTS: Column<CatalogPanelListed> = {
  key: 'tests',
  header: 'Tests',
  isEndAligned: true,
  cell: ({ test_count }) => test_count,
};

interface PanelTableProps {
  panels: readonly CatalogPanelListed[];
  /** Several labs' panels, each with its lab. */
  isOfLabs: boolean;
  ordering: string;
  onSort: (ordering: string) => void;
}

export function PanelTable({ panels, isOfLabs, ordering, onSort }: PanelTableProps) {
  return (
    <TableFrame>
      <DataTable
        label="Panels"
        columns={[...itemColumns(isOfLabs), TESTS]}
        rows={panels}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        hrefOf={({ id }) => `/catalog/panels/${id}`}
        ordering={ordering}
        onSort={onSort}
        renderCard={(panel, link) => (
          <ItemCard
            item={panel}
            link={link}
            isOfLabs={isOfLabs}
            facts={panel.test_count === 1 ? '1 test' : `${panel.test_count} tests`}
          />
        )}
      />
    </TableFrame>
  );
}
