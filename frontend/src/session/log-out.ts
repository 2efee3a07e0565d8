import { http } from '@/api/client';
import { forgetActivity, markLeft } from './activity';
import { beginLogOut, endSession } from './session';

/** Ends the session on the server and in every tab; without network here at once, there at the next start. */
export async function logOut(): Promise<void> {
  beginLogOut();
  try {
    await http.post('/api/auth/logout/');
    forgetActivity();
  } catch {
    markLeft();
  } finally {
    endSession('logged-out');
  }
}
