import { askToActFor } from './log-in';
import { switchSession } from './session';

/** Acts for another of one's organizations from now on, in every tab. */
export async function switchTo(organizationId: string): Promise<void> {
  await askToActFor(organizationId);
  switchSession();
}
