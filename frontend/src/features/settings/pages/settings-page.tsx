import { Stack } from '@mantine/core';
import { PageTitle } from '@/components/page-title';
import { AppearanceSettings } from '../components/appearance-settings';
import { NotificationSettings } from '../components/notification-settings';
import { ProfileForm } from '../components/profile-form';
import { SettingsSection } from '@/components/settings-section';
import { ShortcutSettings } from '../components/shortcut-settings';

export function SettingsPage() {
  return (
    <Stack gap="lg" maw={760} mx="auto">
      <PageTitle>Settings</PageTitle>
      <SettingsSection title="Profile" text="Your name as colleagues and the other side see it.">
        <ProfileForm />
      </SettingsSection>
      <SettingsSection
        title="Notifications"
        text="What you hear of. You are never told of what you did yourself."
      >
        <NotificationSettings />
      </SettingsSection>
      <SettingsSection title="Appearance" text="In this browser only.">
        <AppearanceSettings />
      </SettingsSection>
      <SettingsSection title="Keyboard shortcuts">
        <ShortcutSettings />
      </SettingsSection>
    </Stack>
  );
}
