import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import IconGitMerge from '@tabler/icons-react/dist/esm/icons/IconGitMerge.mjs';
import { Link } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageTitle } from '@/components/page-title';
import { tellBorn, SEXES } from '@/components/patient/patient-texts';
import { patientQuery } from '@/components/patient/queries';
import type { Patient } from '@/components/patient/types';
import { useNow } from '@/lib/use-now';
import { useActor } from '@/session/actor';
import { MergeList } from '../merging/merge-list';
import { PatientActions } from './patient-actions';
import { PatientContent } from './patient-content';
import classes from './patient-detail.module.css';
import { PatientOrders } from './patient-orders';

/** One patient in full: who it is, what was ordered, which others became this one. */
export function PatientDetail({ id }: { id: string }) {
  const { organizationId } = useActor();
  const patient = useQuery(patientQuery(organizationId, id));
  if (patient.data) return <LoadedPatient patient={patient.data} />;
  return (
    <Stack gap="md">
      <PageTitle>Patient</PageTitle>
      {patient.isError ? (
        <PageError error={patient.error} onRetry={() => void patient.refetch()} />
      ) : (
        <PageLoading />
      )}
    </Stack>
  );
}

function LoadedPatient({ patient }: { patient: Patient }) {
  const now = useNow();
  const { born, sex_for_ranges: sex, merged_into } = patient;
  return (
    <Stack gap="md">
      <div className={classes.header}>
        <div>
          <PageTitle windowTitle="Patient">{patient.name}</PageTitle>
          <Text c="dimmed">
            {tellBorn(born, now)}
            {sex !== 'unknown' && ` · ${SEXES[sex]}`}
          </Text>
        </div>
        {merged_into === null && <PatientActions patient={patient} />}
      </div>
      {merged_into !== null && <MergedNotice into={merged_into} />}
      <div className={classes.columns}>
        <PatientContent patient={patient} />
        <Stack gap="md">
          <PatientOrders patient={patient} />
          <MergeList id={patient.id} />
        </Stack>
      </div>
    </Stack>
  );
}

function MergedNotice({ into }: { into: string }) {
  return (
    <Alert
      color="orange"
      variant="light"
      role="status"
      icon={<IconGitMerge size={18} aria-hidden />}
      title="This patient became another one"
    >
      <Anchor component={Link} to={`/patients/${into}`} inherit c="inherit" underline="always">
        Go on with the patient that stayed
      </Anchor>
      . The merge can be undone there.
    </Alert>
  );
}
