import { Alert, Group, Button, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { useState } from 'react';
import type { Compendium } from '@/api/gen';
import { toProblem } from '@/api/problem';
import { catalogKey } from '@/components/catalog/queries';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { showSuccess } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { takeCompendium } from '../catalog-api';
import { LoincNotice } from '../loinc-notice';
import { compendiumQuery } from '../queries';
import { CompendiumChoice } from './compendium-choice';
import { tellTaken } from './tell-taken';

/** What the compendium has, and taking all or some of it over. */
export default function CompendiumDialog({ onClose }: { onClose: () => void }) {
  const { organizationId } = useActor();
  const compendium = useQuery(compendiumQuery(organizationId));
  return (
    <Modal opened onClose={onClose} title="Take from the compendium" size="lg">
      {compendium.isPending && <PageLoading lines={6} />}
      {compendium.isError && (
        <PageError error={compendium.error} onRetry={() => void compendium.refetch()} />
      )}
      {compendium.data && <Choosing compendium={compendium.data} onClose={onClose} />}
    </Modal>
  );
}

function Choosing({ compendium, onClose }: { compendium: Compendium; onClose: () => void }) {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const take = useMutation({
    mutationFn: () => takeCompendium(chosen),
    onSuccess: async (taken) => {
      await client.invalidateQueries({ queryKey: catalogKey(organizationId) });
      showSuccess(tellTaken(taken));
      onClose();
    },
  });

  return (
    <Stack>
      {take.error && <FormAlert problem={toProblem(take.error)} waitS={0} />}
      <Alert
        color="orange"
        variant="light"
        icon={<IconAlertTriangle size={18} aria-hidden />}
        title="Confirm every range before you report by it"
      >
        Reference ranges depend on your methods and your population. Those of the compendium name
        their source; whether they fit is for your lab to say. What you have already stays as it is.
      </Alert>
      <CompendiumChoice compendium={compendium} chosen={chosen} onChoose={setChosen} />
      {isAsked && chosen.length === 0 && (
        <Text c="red" size="sm" role="alert">
          Choose at least one test or panel.
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Back
        </Button>
        <ChangeButton
          loading={take.isPending}
          onClick={() => (chosen.length > 0 ? take.mutate() : setIsAsked(true))}
        >
          {chosen.length > 0 ? `Take ${chosen.length} over` : 'Take over'}
        </ChangeButton>
      </Group>
      <LoincNotice>{compendium.loinc_notice}</LoincNotice>
    </Stack>
  );
}
