import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ListState } from '@/components/list-state/list-state';
import { LoadMore } from '@/components/load-more';
import { useActor } from '@/session/actor';
import { LoincNotice } from '../loinc-notice';
import { usePanelList, useTestList } from '../queries';
import { isNarrowed, NO_FILTERS } from './filters';
import { PanelTable } from './panel-table';
import { TestTable } from './test-table';
import type { CatalogControls } from './use-catalog-filters';

interface RowsProps extends CatalogControls {
  empty: ReactNode;
}

export function TestRows(props: RowsProps) {
  const list = useTestList(props.filters);
  return (
    <Rows {...props} list={list}>
      {(tests, table) => <TestTable tests={tests} {...table} />}
    </Rows>
  );
}

export function PanelRows(props: RowsProps) {
  const list = usePanelList(props.filters);
  return (
    <Rows {...props} list={list}>
      {(panels, table) => <PanelTable panels={panels} {...table} />}
    </Rows>
  );
}

interface TableParts {
  isOfLabs: boolean;
  ordering: string;
  onSort: (ordering: string) => void;
}

type List<Row> = Omit<React.ComponentProps<typeof ListState>['list'], 'data'> & {
  data: { results: Row[]; notice: string } | undefined;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
};

interface ListedProps<Row> extends Omit<RowsProps, 'hrefTo'> {
  list: List<Row>;
  children: (rows: readonly Row[], table: TableParts) => ReactNode;
}

/** A list of the catalogue in one of its states, the notice of LOINC at its foot. */
function Rows<Row>({ filters, change, empty, list, children }: ListedProps<Row>) {
  const { organization } = useActor();
  const { kind, search, ordering } = filters;
  const table = {
    isOfLabs: organization.kind === 'clinic',
    ordering: ordering ?? (search ? '' : 'name'),
    onSort: (sort: string) => change({ sort }),
  };
  return (
    <ListState
      list={list}
      items={kind}
      isNarrowed={isNarrowed(filters)}
      onClear={() => change(NO_FILTERS)}
      hint="Names, synonyms, codes and LOINC codes are searched; a typing error or two is forgiven."
      empty={empty}
    >
      {({ results, notice }) => (
        <Stack gap="sm">
          {children(results, table)}
          <LoadMore list={list} />
          <LoincNotice>{notice}</LoincNotice>
        </Stack>
      )}
    </ListState>
  );
}
