import type { Actor } from '@/session/actor';

interface SettingsPart {
  path: string;
  label: string;
  isFor?: (actor: Actor) => boolean;
}

const isAdmin = ({ role }: Actor) => role === 'admin';

const PARTS: readonly SettingsPart[] = [
  { path: 'profile', label: 'Profile' },
  { path: 'security', label: 'Sign-in & security' },
  { path: 'sessions', label: 'Sessions' },
  { path: 'notifications', label: 'Notifications' },
  { path: 'appearance', label: 'Appearance & shortcuts' },
  { path: 'organization', label: 'Organization', isFor: isAdmin },
  { path: 'members', label: 'Members', isFor: isAdmin },
  { path: 'activity', label: 'Activity', isFor: isAdmin },
];

/** The parts of the settings that do something for this person. */
export function partsFor(actor: Actor): readonly SettingsPart[] {
  return PARTS.filter(({ isFor }) => isFor?.(actor) ?? true);
}
