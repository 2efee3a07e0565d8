import { useQuery } from '@tanstack/react-query';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { SettingsPage } from '@/components/settings-page';
import { SettingsSection } from '@/components/settings-section';
import { useActor } from '@/session/actor';
import { OnlyAdmins } from '../components/only-admins';
import { OrganizationForm } from '../components/organization-form';
import { RulesForm } from '../components/rules-form';
import { organizationQuery } from '../queries';

export function OrganizationPage() {
  return (
    <SettingsPage title="Organization">
      <OnlyAdmins>
        <Loaded />
      </OnlyAdmins>
    </SettingsPage>
  );
}

function Loaded() {
  const { organizationId } = useActor();
  const organization = useQuery(organizationQuery(organizationId));
  if (organization.isPending) return <PageLoading />;
  if (organization.isError) {
    return <PageError error={organization.error} onRetry={() => void organization.refetch()} />;
  }
  return (
    <>
      <SettingsSection title="Details" text="As the other side of your orders sees them.">
        <OrganizationForm organization={organization.data} />
      </SettingsSection>
      <SettingsSection title="Rules" text="For everybody who works here.">
        <RulesForm organization={organization.data} />
      </SettingsSection>
    </>
  );
}
