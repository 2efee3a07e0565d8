import type { ReactNode } from 'react';

/** One column. The first column of a table carries the link that opens its row. */
export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** As the link of a card, where the card says the rest in its own words. */
  cardCell?: (row: Row) => ReactNode;
  /** The values of the list's sort that this column stands for. */
  sort?: { ascending?: string; descending?: string };
  /** Kept for screen readers only, such as over buttons. */
  isHeaderHidden?: true;
  isEndAligned?: true;
  width?: number | string;
}

export interface RowSelection {
  selected: ReadonlySet<string>;
  toggle: (key: string) => void;
  toggleAll: () => void;
}

export interface DataTableProps<Row> {
  /** What the table lists, for those who cannot see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** How a row is called aloud: "Select order X". */
  nameOf: (row: Row) => string;
  /** The address a row opens; null for one that opens nothing. */
  hrefOf: (row: Row) => string | null;
  /** A row below 768 px, around its link. */
  renderCard: (row: Row, link: ReactNode) => ReactNode;
  /** Said under a row, such as why its change was refused. */
  renderNote?: (row: Row) => ReactNode;
  ordering?: string;
  onSort?: (ordering: string) => void;
  selection?: RowSelection;
  /** The row that is open beside the table. */
  currentKey?: string | null;
  /** Rows that have just changed elsewhere. */
  flashing?: ReadonlySet<string>;
  isDense?: boolean;
}

export type SortDirection = 'ascending' | 'descending' | 'none';

export function directionOf<Row>({ sort }: Column<Row>, ordering?: string): SortDirection {
  if (sort && ordering === sort.ascending) return 'ascending';
  if (sort && ordering === sort.descending) return 'descending';
  return 'none';
}

/** What a click on the header asks for: the other direction where there is one. */
export function nextOrdering<Row>({ sort }: Column<Row>, ordering?: string): string | undefined {
  if (!sort) return undefined;
  const first = sort.ascending ?? sort.descending;
  const second = sort.descending ?? sort.ascending;
  return ordering === first ? second : first;
}
