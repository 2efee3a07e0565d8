import { Menu, UnstyledButton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { displayName, initials } from '@/lib/person';
import { useActor } from '@/session/actor';
import classes from './shell.module.css';

const loadMenu = () => import('./account-menu');
const AccountMenu = lazy(loadMenu);

export function UserMenu() {
  const { profile } = useActor();
  const name = displayName(profile);
  return (
    <Menu width={240} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton
          // What is read on it comes first, so that it can be called by voice.
          aria-label={`${initials(name)}, account of ${name}`}
          className={classes.avatar}
          onPointerEnter={() => void loadMenu()}
          onFocus={() => void loadMenu()}
        >
          {initials(name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Suspense>
          <AccountMenu />
        </Suspense>
      </Menu.Dropdown>
    </Menu>
  );
}
