import { Menu, Text } from '@mantine/core';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import { Link } from 'react-router';
import { ROLE_LABELS } from '@/components/role-labels';
import { displayName } from '@/lib/person';
import { useActor } from '@/session/actor';
import { logOut } from '@/session/log-out';
import { OrganizationSwitch } from './organization-switch';
import { openShortcutsHelp } from './shortcuts-help-store';

/** What the account's button opens. */
export function AccountMenu() {
  const { profile, organization, role } = useActor();
  return (
    <>
      <Menu.Item component={Link} to="/settings/profile">
        <Text fw={600} truncate>
          {displayName(profile)}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {organization.name}
        </Text>
        <Text size="sm" c="dimmed">
          {ROLE_LABELS[role]}
        </Text>
      </Menu.Item>
      <Menu.Divider />
      {profile.memberships.length > 1 && <OrganizationSwitch />}
      <Menu.Item component={Link} to="/settings/profile" leftSection={<IconSettings size={16} />}>
        Settings
      </Menu.Item>
      <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={openShortcutsHelp}>
        Keyboard shortcuts
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void logOut()}>
        Log out
      </Menu.Item>
    </>
  );
}
