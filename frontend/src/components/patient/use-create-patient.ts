import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CreatePatientRequest } from '@/api/gen';
import { toProblem } from '@/api/problem';
import { createKeyring } from '@/lib/keyring';
import { useActor } from '@/session/actor';
import { createPatient } from './patients-api';
import { patientQuery, patientsKey } from './queries';

/** Keeps a new patient, once, whatever becomes of the answer. */
export function useCreatePatient() {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const [keyring] = useState(() => createKeyring());
  return useMutation({
    mutationFn: (body: CreatePatientRequest) => createPatient(body, keyring.keyOf(body)),
    onSuccess: async (patient) => {
      await client.invalidateQueries({ queryKey: patientsKey(organizationId) });
      client.setQueryData(patientQuery(organizationId, patient.id).queryKey, patient);
    },
    onError: (error) => {
      const { status } = toProblem(error);
      if (status >= 400 && status < 500) keyring.renew();
    },
  });
}
