import { Button, Group, Stack } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { PAGE_SEARCH_ID, SearchInput } from '@/components/filter-bar/search-input';
import { ListState } from '@/components/list-state/list-state';
import { LoadMore } from '@/components/load-more';
import { PageTitle } from '@/components/page-title';
import { formOfWords } from '@/components/patient/typed-words';
import { mayOrder, useActor } from '@/session/actor';
import { NoPatients } from '../list/no-patients';
import { PatientTable } from '../list/patient-table';
import { useListControls } from '../list/use-list-controls';
import { OnlyClinics } from '../only-clinics';
import { usePatientList } from '../queries';

const NewPatientDialog = lazy(() => import('@/components/patient/new-patient-dialog'));

export function PatientsPage() {
  return (
    <OnlyClinics title="Patients">
      <PatientList />
    </OnlyClinics>
  );
}

/** Whom the clinic keeps, found by any part of a name, a date of birth or an identifier. */
function PatientList() {
  const navigate = useNavigate();
  const mayKeep = mayOrder(useActor());
  const { search, ordering, searchFor, sortBy } = useListControls();
  const list = usePatientList(search, ordering);
  const [isAdding, setIsAdding] = useState(false);
  const newPatient = mayKeep && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsAdding(true)}>
      New patient
    </Button>
  );

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle>Patients</PageTitle>
        {newPatient}
      </Group>
      <SearchInput
        id={PAGE_SEARCH_ID}
        label="Search name, date of birth, identifier"
        value={search}
        onSearch={searchFor}
      />
      <ListState
        list={list}
        items="patients"
        isNarrowed={search !== ''}
        onClear={() => searchFor('')}
        hint="Each word is looked for at the beginning of a name, a date or an identifier."
        empty={<NoPatients action={newPatient} />}
      >
        {({ results }) => (
          <Stack gap="sm">
            <PatientTable patients={results} ordering={ordering} onSort={sortBy} />
            <LoadMore list={list} />
          </Stack>
        )}
      </ListState>
      {isAdding && (
        <Suspense>
          <NewPatientDialog
            start={formOfWords(search)}
            useLabel="Open"
            onUse={({ id }) => void navigate(`/patients/${id}`)}
            onClose={() => setIsAdding(false)}
          />
        </Suspense>
      )}
    </Stack>
  );
}
