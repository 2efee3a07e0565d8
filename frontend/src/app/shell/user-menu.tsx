import { Menu, UnstyledButton } from '@mantine/core';
import { useState, type ComponentType } from 'react';
import { displayName, initials } from '@/lib/person';
import { useActor } from '@/session/actor';
import classes from './shell.module.css';

const loadMenu = () => import('./account-menu');

export function UserMenu() {
  const { profile } = useActor();
  const [opened, setOpened] = useState(false);
  const [Content, setContent] = useState<ComponentType | null>(null);
  const name = displayName(profile);

  /** Opens with what is in it: an empty menu finds neither its place nor the item to focus. */
  async function open() {
    const { AccountMenu } = await loadMenu();
    setContent(() => AccountMenu);
    setOpened(true);
  }

  return (
    <Menu
      width={240}
      withinPortal={false}
      opened={opened}
      onChange={(next) => {
        if (next) void open();
        else setOpened(false);
      }}
    >
      <Menu.Target>
        <UnstyledButton
          // What is read on it comes first, so that it can be called by voice.
          aria-label={`${initials(name)}, account of ${name}`}
          className={classes.avatar}
          onPointerEnter={() => void loadMenu()}
        >
          {initials(name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>{Content && <Content />}</Menu.Dropdown>
    </Menu>
  );
}
