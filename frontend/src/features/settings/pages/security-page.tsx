import { SettingsPage } from '@/components/settings-page';
import { SettingsSection } from '@/components/settings-section';
import { PasswordForm } from '../components/password-form';
import { SecondFactor } from '../components/second-factor';

export function SecurityPage() {
  return (
    <SettingsPage title="Sign-in & security">
      <SettingsSection
        title="Second factor"
        text="Besides the password, a code from an authenticator app: a password that leaks is then not enough."
      >
        <SecondFactor />
      </SettingsSection>
      <SettingsSection
        title="Password"
        text="A change ends every other session, in this and other browsers."
      >
        <PasswordForm />
      </SettingsSection>
    </SettingsPage>
  );
}
