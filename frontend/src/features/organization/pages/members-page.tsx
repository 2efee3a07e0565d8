import { Divider, Stack } from '@mantine/core';
import { SettingsPage } from '@/components/settings-page';
import { SettingsSection } from '@/components/settings-section';
import { useActor } from '@/session/actor';
import { InvitationList } from '../components/invitation-list';
import { InviteForm } from '../components/invite-form';
import { MemberList } from '../components/member-list';
import { OnlyAdmins } from '../components/only-admins';

export function MembersPage() {
  const { organization } = useActor();
  return (
    <SettingsPage title="Members">
      <OnlyAdmins>
        <SettingsSection
          title="Invite somebody"
          text={`They get a letter with a link that works for a week and lets them join ${organization.name}.`}
        >
          <Stack>
            <InviteForm />
            <Divider />
            <InvitationList />
          </Stack>
        </SettingsSection>
        <SettingsSection
          title="Members"
          text="A changed role logs the person out, so that it takes effect at once."
        >
          <MemberList />
        </SettingsSection>
      </OnlyAdmins>
    </SettingsPage>
  );
}
