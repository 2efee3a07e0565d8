import { SettingsPage } from '@/components/settings-page';
import { SettingsSection } from '@/components/settings-section';
import { AppearanceSettings } from '../components/appearance-settings';
import { ShortcutSettings } from '../components/shortcut-settings';

export function AppearancePage() {
  return (
    <SettingsPage title="Appearance & shortcuts">
      <SettingsSection title="Appearance" text="In this browser only.">
        <AppearanceSettings />
      </SettingsSection>
      <SettingsSection title="Keyboard shortcuts">
        <ShortcutSettings />
      </SettingsSection>
    </SettingsPage>
  );
}
