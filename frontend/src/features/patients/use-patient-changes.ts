import { useQueryClient } from '@tanstack/react-query';
import { patientQuery, patientsKey } from '@/components/patient/queries';
import type { Patient } from '@/components/patient/types';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';

/** Brings the cache up to date with what the server has answered; orders carry a copy of their patients. */
export function usePatientChanges() {
  const client = useQueryClient();
  const { organizationId } = useActor();

  function showLatest(patient: Patient) {
    client.setQueryData(patientQuery(organizationId, patient.id).queryKey, patient);
  }

  async function readAgain() {
    await Promise.all([
      client.invalidateQueries({ queryKey: patientsKey(organizationId) }),
      client.invalidateQueries({ queryKey: tenantKey(organizationId, 'orders') }),
    ]);
  }

  function forget(id: string) {
    client.removeQueries({ queryKey: patientQuery(organizationId, id).queryKey });
    void client.invalidateQueries({ queryKey: [...patientsKey(organizationId), 'list'] });
  }

  return { showLatest, readAgain, forget };
}
