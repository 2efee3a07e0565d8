import { SettingsPage } from '@/components/settings-page';
import { SettingsSection } from '@/components/settings-section';
import { NotificationSettings } from '../components/notification-settings';

export function NotificationSettingsPage() {
  return (
    <SettingsPage title="Notifications">
      <SettingsSection title="What you hear of" text="You are never told of what you did yourself.">
        <NotificationSettings />
      </SettingsSection>
    </SettingsPage>
  );
}
