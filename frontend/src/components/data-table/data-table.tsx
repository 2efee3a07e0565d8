import { useMediaQuery } from '@mantine/hooks';
import { useRef } from 'react';
import type { DataTableProps } from './columns';
import { DataCards } from './data-cards';
import { DataRows } from './data-rows';
import { useRowKeys } from './use-row-keys';

/** A real table from 768 px, cards below. j and k walk through the rows, Enter opens, x selects. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isWide = useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false });
  const ref = useRef<HTMLDivElement>(null);
  useRowKeys(ref, props.selection?.toggle);
  return <div ref={ref}>{isWide ? <DataRows {...props} /> : <DataCards {...props} />}</div>;
}
