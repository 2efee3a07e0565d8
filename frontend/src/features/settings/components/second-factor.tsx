import { Group, Stack, Text } from '@mantine/core';
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import IconShieldOff from '@tabler/icons-react/dist/esm/icons/IconShieldOff.mjs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LabelBadge } from '@/components/label-badge';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { profileKey } from '@/lib/query-keys';
import { secondFactorQuery } from '../queries';
import { SecondFactorOff } from './second-factor-off';
import { SecondFactorOn } from './second-factor-on';
import { SetUpSecondFactor } from './set-up-second-factor';

const ON = { label: 'On', color: 'green', icon: IconShieldCheck };
const OFF = { label: 'Off', color: 'gray', icon: IconShieldOff };

/** Whether a second factor is on, and what can be done about it. */
export function SecondFactor() {
  const client = useQueryClient();
  const state = useQuery(secondFactorQuery);
  const [isSettingUp, setSettingUp] = useState(false);

  function finish() {
    setSettingUp(false);
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
    void client.invalidateQueries({ queryKey: profileKey });
  }

  if (state.isPending) return <PageLoading lines={2} />;
  if (state.isError) return <PageError error={state.error} onRetry={() => void state.refetch()} />;
  if (isSettingUp) {
    return <SetUpSecondFactor onDone={finish} onCancel={() => setSettingUp(false)} />;
  }
  const { enabled, required } = state.data;
  return (
    <Stack>
      <Group gap="xs">
        <LabelBadge {...(enabled ? ON : OFF)} />
        {required && (
          <Text size="sm" c="dimmed">
            Required where you work
          </Text>
        )}
      </Group>
      {enabled ? (
        <SecondFactorOn state={state.data} onChanged={finish} />
      ) : (
        <SecondFactorOff onSetUp={() => setSettingUp(true)} />
      )}
    </Stack>
  );
}
