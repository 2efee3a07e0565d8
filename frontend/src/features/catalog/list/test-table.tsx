import type { CatalogTestListed } from '@/api/gen';
import { tellPrice, tellTurnaround } from '@/components/catalog/catalog-texts';
import type { Column } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { TableFrame } from '@/components/data-table/table-frame';
import { ItemCard, itemColumns } from './item-columns';

const OWN_COLUMNS: Column<CatalogTestListed>[] = [
  {
    key: 'turnaround',
    header: 'Turnaround',
    cell: ({ turnaround_hours }) => tellTurnaround(turnaround_hours),
  },
  { key: 'price', header: 'Price', isEndAligned: true, cell: ({ price }) => tellPrice(price) },
];

interface TestTableProps {
  tests: readonly CatalogTestListed[];
  /** Several labs' tests, each with its lab. */
  isOfLabs: boolean;
  ordering: string;
  onSort: (ordering: string) => void;
}

export function TestTable({ tests, isOfLabs, ordering, onSort }: TestTableProps) {
  return (
    <TableFrame>
      <DataTable
        label="Tests"
        columns={[...itemColumns(isOfLabs), ...OWN_COLUMNS]}
        rows={tests}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        hrefOf={({ id }) => `/catalog/tests/${id}`}
        ordering={ordering}
        onSort={onSort}
        renderCard={(test, link) => (
          <ItemCard
            item={test}
            link={link}
            isOfLabs={isOfLabs}
            facts={[tellTurnaround(test.turnaround_hours), tellPrice(test.price)]
              .filter(Boolean)
              .join(' · ')}
          />
        )}
      />
    </TableFrame>
  );
}
