import { http } from '@/api/client';
import { beginLogOut, endSession } from './session';

/** Ends the session on the server and in every tab; without network at least here. */
export async function logOut(): Promise<void> {
  beginLogOut();
  try {
    await http.post('/api/auth/logout/');
  } finally {
    endSession('logged-out');
  }
}
