import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PatientSearch } from '@/components/patient/patient-search';
import { patientQuery } from '@/components/patient/queries';
import type { Patient } from '@/components/patient/types';
import { usePhone } from '@/components/use-phone';
import { showSuccess } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { mergePatient } from '../patients-api';
import { usePatientChanges } from '../use-patient-changes';
import { Comparison } from './comparison';

interface MergeDialogProps {
  patient: Patient;
  onClose: () => void;
}

/** Two entries of one person become one: find the other, compare, say which stays. */
export default function MergeDialog({ patient, onClose }: MergeDialogProps) {
  const { organizationId } = useActor();
  const isPhone = usePhone();
  const [otherId, setOtherId] = useState<string | null>(null);
  const other = useQuery({
    ...patientQuery(organizationId, otherId ?? ''),
    enabled: otherId !== null,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title="Merge two patients"
      size="xl"
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      {otherId === null && (
        <Stack mih={420}>
          <Text>One person was entered twice? Find the other entry; nothing is changed yet.</Text>
          <PatientSearch
            id="merge-other"
            label="The other entry"
            except={patient.id}
            onChoose={({ id }) => setOtherId(id)}
          />
        </Stack>
      )}
      {otherId !== null && other.isPending && <PageLoading />}
      {other.isError && <PageError error={other.error} onRetry={() => void other.refetch()} />}
      {other.data && (
        <ChooseSurvivor
          patients={[patient, other.data]}
          onBack={() => setOtherId(null)}
          onDone={onClose}
        />
      )}
    </Modal>
  );
}

interface ChooseSurvivorProps {
  patients: readonly [Patient, Patient];
  onBack: () => void;
  onDone: () => void;
}

function ChooseSurvivor({ patients, onBack, onDone }: ChooseSurvivorProps) {
  const navigate = useNavigate();
  const { readAgain } = usePatientChanges();
  const [stays, setStays] = useState(patients[0].id);
  const [leaving] = patients.filter(({ id }) => id !== stays);
  const merge = useMutation({
    mutationFn: () => mergePatient(leaving?.id ?? '', stays),
    onSuccess: async ({ id }) => {
      onDone();
      await navigate(`/patients/${id}`);
      await readAgain();
      showSuccess('The two entries are one patient now.');
    },
  });
  return (
    <Stack>
      {merge.error && <FormAlert problem={toProblem(merge.error)} waitS={0} />}
      <Comparison patients={patients} stays={stays} onChoose={setStays} />
      <Text size="sm">
        The orders and identifiers of the other entry move to the one that stays, and what is empty
        there is filled from it. Labs see the details of the one that stays in orders they have. The
        other entry leaves the list. An administrator can undo this on the patient’s page.
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onBack}>
          Choose another
        </Button>
        <ChangeButton loading={merge.isPending} onClick={() => merge.mutate()}>
          Merge patients
        </ChangeButton>
      </Group>
    </Stack>
  );
}
