import type { Specimen } from '@/components/specimen/types';
import { clinicActor, labActor } from './actors';
import { makeOrder } from './orders';

let counter = 0;

/** An expected container of a submitted order; each has an id and a number of its own. */
export function makeSpecimen(changes: Partial<Specimen> = {}): Specimen {
  counter += 1;
  const { id, number, status, priority, due_at, version } = makeOrder();
  return {
    id: `specimen-${counter}`,
    accession_number: `HEL${String(counter).padStart(6, '0')}K`,
    order: { id, number, status, priority, due_at: due_at ?? null, version },
    clinic: { id: clinicActor.organizationId, name: clinicActor.organization.name },
    lab: { id: labActor.organizationId, name: labActor.organization.name },
    patient: 'Okonkwo, Chiamaka',
    born: '1984-03-07',
    status: 'expected',
    type: 'Serum',
    container: 'Separator tube',
    cap_colour: 'gold',
    minimum_volume_ml: 2,
    transport_temperature: 'ambient',
    stability_hours: 72,
    patient_preparation: [],
    tests: [{ test: 'test-chol', code: 'CHOL', name: 'Total cholesterol' }],
    is_planned: true,
    collected_at: null,
    collected_by: '',
    received_at: null,
    received_by: null,
    condition: '',
    volume_ml: null,
    storage_place: '',
    reason_code: '',
    note: '',
    replaces: null,
    replaced_by: null,
    manifest: null,
    expires_at: null,
    version: 1,
    created_at: '2026-11-23T08:00:00Z',
    updated_at: '2026-11-23T08:00:00Z',
    allowed_actions: [],
    ...changes,
  };
}
