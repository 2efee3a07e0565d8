import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangeButton } from '@/components/change-button';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { specimensKey } from '@/components/specimen/queries';
import { useActor } from '@/session/actor';
import { manifestKey } from '../queries';
import { withdrawManifest } from '../specimens-api';
import type { Manifest } from '../types';

export function WithdrawButton({ manifest }: { manifest: Manifest }) {
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const [isAsking, setAsking] = useState(false);

  async function withdraw() {
    const withdrawn = await withdrawManifest(manifest.id);
    queryClient.setQueryData(manifestKey(organizationId, manifest.id), withdrawn);
    await queryClient.invalidateQueries({ queryKey: specimensKey(organizationId) });
  }

  return (
    <>
      <ChangeButton size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        Withdraw
      </ChangeButton>
      {isAsking && (
        <ConfirmDialog
          title={`Withdraw ${manifest.number}?`}
          confirm="Withdraw"
          danger
          act={withdraw}
          onClose={() => setAsking(false)}
        >
          <Text size="sm">
            {manifest.lab.name} no longer expects it. Its specimens stay collected and can be sent
            again.
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}
