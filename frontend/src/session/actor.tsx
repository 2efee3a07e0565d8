import { createContext, useContext, type ReactNode } from 'react';
import type { Organization, Profile, Role } from '@/api/gen';

/** Who acts, for which organization, in which role. Only inside the shell, where a membership is certain. */
export interface Actor {
  profile: Profile;
  organization: Organization;
  organizationId: string;
  role: Role;
}

const ActorContext = createContext<Actor | null>(null);

export function ActorProvider({ actor, children }: { actor: Actor; children: ReactNode }) {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

export function useActor(): Actor {
  const actor = useContext(ActorContext);
  if (!actor) throw new Error('useActor needs an ActorProvider above it');
  return actor;
}

/** Whether somebody is there to place orders: not a lab, nor who only reads. */
export function mayOrder({ organization, role }: Actor): boolean {
  return organization.kind === 'clinic' && role !== 'viewer';
}

/** The actor in a profile, or null for somebody without a membership. */
export function actorOf(profile: Profile): Actor | null {
  const { organization, role } = profile;
  if (!organization || !role) return null;
  return { profile, organization, organizationId: organization.id, role };
}
