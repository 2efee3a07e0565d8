import { http } from '@/api/client';
import { endSession } from './session';

/** Ends the session on the server and in every tab; without network at least here. */
export async function logOut(): Promise<void> {
  try {
    await http.post('/api/auth/logout/');
  } finally {
    endSession('logged-out');
  }
}
