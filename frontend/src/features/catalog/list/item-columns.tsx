import type { CatalogPanelListed, CatalogTestListed } from '@/api/gen';
import type { Column } from '@/components/data-table/columns';
import { RetiredBadge } from '../retired-badge';
import classes from './item-table.module.css';

type Item = CatalogTestListed | CatalogPanelListed;

/** What lists of tests and of panels have in common; whose it is only for those who see several labs. */
export function itemColumns(isOfLabs: boolean): Column<Item>[] {
  return [
    {
      key: 'name',
      header: 'Name',
      sort: { ascending: 'name' },
      cell: ({ name }) => <span className={classes.name}>{name}</span>,
    },
    {
      key: 'code',
      header: 'Code',
      sort: { ascending: 'code' },
      cell: ({ code, status }) => (
        <>
          <span className={classes.code}>{code}</span>
          <RetiredBadge status={status} />
        </>
      ),
    },
    ...(isOfLabs
      ? [
          {
            key: 'lab',
            header: 'Lab',
            cell: ({ lab }: Item) => <span className={classes.name}>{lab.name}</span>,
          },
        ]
      : []),
    { key: 'category', header: 'Category', cell: ({ category }) => category },
  ];
}

interface ItemCardProps {
  item: Item;
  link: React.ReactNode;
  isOfLabs: boolean;
  /** What else is to be known before choosing it. */
  facts: string;
}

/** A test or a panel below 768 px. */
export function ItemCard({ item, link, isOfLabs, facts }: ItemCardProps) {
  const { code, status, category, lab } = item;
  return (
    <>
      {link}
      <span className={classes.also}>
        <span className={classes.code}>{code}</span> · {category}
        {isOfLabs && ` · ${lab.name}`}
      </span>
      <span className={classes.also}>{facts}</span>
      <RetiredBadge status={status} />
    </>
  );
}
