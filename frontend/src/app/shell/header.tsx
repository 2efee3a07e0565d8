import { ActionIcon } from '@mantine/core';
import IconMenu2 from '@tabler/icons-react/dist/esm/icons/IconMenu2.mjs';
import { Link } from 'react-router';
import { Logo } from '@/components/logo';
import { Bell } from '@/features/notifications/components/bell';
import { ConnectionDot } from './connection-dot';
import { HeaderSearch } from './header-search';
import classes from './shell.module.css';
import { UserMenu } from './user-menu';

export function Header({ onMenu }: { onMenu: () => void }) {
  return (
    <header className={classes.header}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        hiddenFrom="md"
        visibleFrom="xs"
        aria-label="Open navigation"
        onClick={onMenu}
      >
        <IconMenu2 size={20} />
      </ActionIcon>
      <Link to="/dashboard" className={classes.logo} aria-label="Clinic–Lab Orders, dashboard">
        <Logo />
        <span className={classes.logoText}>Clinic–Lab Orders</span>
      </Link>
      <div className={classes.search}>
        <HeaderSearch />
      </div>
      <div className={classes.tools}>
        <ConnectionDot />
        <Bell />
        <UserMenu />
      </div>
    </header>
  );
}
