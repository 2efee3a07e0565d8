import type { Actor } from '@/session/actor';
import { askToActFor, readProfileOf } from '@/session/log-in';
import { requestAccessToken } from '@/session/refresh';
import { getSession, restartSession, unlockSession } from '@/session/session';
import { withTabLock } from '@/session/tabs';

/** Goes on with a session that the locked person has just begun, for the organization they were in. */
export async function unlockWith(access: string, { organizationId }: Actor): Promise<void> {
  const { organization } = await readProfileOf(access);
  const isThere = organization?.id === organizationId;
  unlockSession(isThere ? access : await askToActFor(organizationId, access));
}

/** Somebody logged in in another tab. Only the same person at the same place finds again what is open here. */
export async function followLogIn({ profile, organizationId }: Actor): Promise<void> {
  await withTabLock(async () => {
    if (getSession().status !== 'locked') return;
    const access = await requestAccessToken();
    const found = await readProfileOf(access);
    const isSame = found.id === profile.id && found.organization?.id === organizationId;
    if (isSame) unlockSession(access);
    else restartSession();
  });
}
