import { Menu, Text, UnstyledButton } from '@mantine/core';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import { Link } from 'react-router';
import type { Role } from '@/api/gen';
import { displayName, initials } from '@/lib/person';
import { useActor } from '@/session/actor';
import { logOut } from '@/session/log-out';
import classes from './shell.module.css';
import { openShortcutsHelp } from './shortcuts-help-store';

const ROLES: Record<Role, string> = {
  admin: 'Administrator',
  staff: 'Staff',
  viewer: 'Viewer',
};

export function UserMenu() {
  const { profile, organization, role } = useActor();
  const name = displayName(profile);
  return (
    <Menu width={240} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton
          // What is read on it comes first, so that it can be called by voice.
          aria-label={`${initials(name)}, account of ${name}`}
          className={classes.avatar}
        >
          {initials(name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/settings">
          <Text fw={600} truncate>
            {name}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {organization.name}
          </Text>
          <Text size="sm" c="dimmed">
            {ROLES[role]}
          </Text>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={16} />}>
          Settings
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={openShortcutsHelp}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void logOut()}>
          Log out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
