import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import IconArchive from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconRestore from '@tabler/icons-react/dist/esm/icons/IconRestore.mjs';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CatalogPanel, CatalogTest } from '@/api/gen';
import { useOnline } from '@/realtime/use-connection';
import type { Kind } from '../list/filters';
import { StatusDialog } from './status-dialog';

interface ItemActionsProps {
  kind: Kind;
  item: CatalogTest | CatalogPanel;
}

/** Changing it, and offering it no longer or again. */
export function ItemActions({ kind, item }: ItemActionsProps) {
  const isOnline = useOnline();
  const [isAsked, setIsAsked] = useState(false);
  const isActive = item.status === 'active';
  const StepIcon = isActive ? IconArchive : IconRestore;
  const noun = kind === 'tests' ? 'test' : 'panel';
  return (
    <Group gap="xs">
      <Button
        component={Link}
        to={`/catalog/${kind}/${item.id}/edit`}
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
      >
        Edit
      </Button>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={`More for this ${noun}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<StepIcon size={16} aria-hidden />}
            disabled={!isOnline}
            onClick={() => setIsAsked(true)}
          >
            {isActive ? `Retire ${noun}` : `Offer ${noun} again`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsked && <StatusDialog kind={kind} item={item} onClose={() => setIsAsked(false)} />}
    </Group>
  );
}
