import { Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { useLocalPreference } from '@/lib/local-preferences';
import { useActor } from '@/session/actor';
import { preferencesQuery } from '../queries';
import { PreferencesTable } from './preferences-table';

export function NotificationSettings() {
  const { organizationId } = useActor();
  const preferences = useQuery(preferencesQuery(organizationId));
  const [sound, setSound] = useLocalPreference('sound');
  return (
    <Stack>
      {preferences.isPending && <PageLoading />}
      {preferences.isError && (
        <PageError error={preferences.error} onRetry={() => void preferences.refetch()} />
      )}
      {preferences.isSuccess && <PreferencesTable preferences={preferences.data} />}
      <Switch
        label="Play a sound when something new arrives"
        description="In this browser only."
        checked={sound}
        onChange={(event) => setSound(event.currentTarget.checked)}
      />
    </Stack>
  );
}
