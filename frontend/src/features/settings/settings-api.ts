import { http } from '@/api/client';
import type { PatchedProfileRequest, Preference, PreferenceRequest, Profile } from '@/api/gen';

export async function saveProfile(changes: PatchedProfileRequest): Promise<Profile> {
  return (await http.patch<Profile>('/api/auth/profile/', changes)).data;
}

export async function readPreferences(signal: AbortSignal): Promise<Preference[]> {
  return (await http.get<Preference[]>('/api/notifications/preferences/', { signal })).data;
}

export async function savePreference(preference: PreferenceRequest): Promise<Preference[]> {
  return (await http.put<Preference[]>('/api/notifications/preferences/', [preference])).data;
}
