import { Group, Text } from '@mantine/core';
import type { CatalogPanel, CatalogTest } from '@/api/gen';
import { PageTitle } from '@/components/page-title';
import { useActor } from '@/session/actor';
import type { Kind } from '../list/filters';
import { mayChangeCatalog } from '../may-change';
import { RetiredBadge } from '../retired-badge';
import classes from './detail.module.css';
import { ItemActions } from './item-actions';

interface ItemHeaderProps {
  kind: Kind;
  item: CatalogTest | CatalogPanel;
  /** An earlier version is read only. */
  isOld: boolean;
}

export function ItemHeader({ kind, item, isOld }: ItemHeaderProps) {
  const actor = useActor();
  return (
    <div className={classes.header}>
      <div>
        <PageTitle>{item.name}</PageTitle>
        <Group gap="xs">
          <Text c="dimmed">
            <span className={classes.code}>{item.code}</span> · {item.lab.name}
          </Text>
          <RetiredBadge status={item.status} />
        </Group>
      </div>
      {!isOld && mayChangeCatalog(actor) && <ItemActions kind={kind} item={item} />}
    </div>
  );
}
