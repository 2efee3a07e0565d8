import { SettingsPage } from '@/components/settings-page';
import { SettingsSection } from '@/components/settings-section';
import { EmailChange } from '../components/email-change';
import { MembershipList } from '../components/membership-list';
import { ProfileForm } from '../components/profile-form';

export function ProfilePage() {
  return (
    <SettingsPage title="Profile">
      <SettingsSection title="Name" text="As colleagues and the other side see it.">
        <ProfileForm />
      </SettingsSection>
      <SettingsSection title="E-mail address" text="Letters go here, and you can log in with it.">
        <EmailChange />
      </SettingsSection>
      <SettingsSection title="Memberships" text="The organizations you work for.">
        <MembershipList />
      </SettingsSection>
    </SettingsPage>
  );
}
