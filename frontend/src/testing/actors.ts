import type { Organization, Profile } from '@/api/gen';
import { actorOf, type Actor } from '@/session/actor';

const CLINIC: Organization = {
  id: '0197a000-0000-7000-8000-000000000001',
  name: 'Riverside Clinic',
  kind: 'clinic',
  is_approved: true,
  time_zone: 'Europe/Berlin',
  idle_lock_minutes: 15,
  requires_second_factor: false,
};

const LAB: Organization = {
  ...CLINIC,
  id: '0197a000-0000-7000-8000-000000000002',
  name: 'Northlight Lab',
  kind: 'lab',
};

function profileIn(organization: Organization, changes: Partial<Profile> = {}): Profile {
  return {
    id: '0197a000-0000-7000-8000-0000000000aa',
    username: 'casey',
    email: 'casey@example.org',
    first_name: 'Casey',
    last_name: 'Moss',
    user_type: organization.kind,
    organization,
    role: 'staff',
    second_factor: false,
    memberships: [{ id: '0197a000-0000-7000-8000-0000000000bb', role: 'staff', organization }],
    ...changes,
  };
}

export const clinicProfile = profileIn(CLINIC);
export const labProfile = profileIn(LAB);
export const waitingLabProfile = profileIn({ ...LAB, is_approved: false });
export const administratorProfile: Profile = {
  ...clinicProfile,
  user_type: 'admin',
  organization: null,
  role: null,
  memberships: [],
};

function certain(actor: Actor | null): Actor {
  if (!actor) throw new Error('the profile has no membership');
  return actor;
}

export const clinicActor = certain(actorOf(clinicProfile));
export const labActor = certain(actorOf(labProfile));
