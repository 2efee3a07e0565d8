import { http } from '@/api/client';
import type { OrderPreview, PreviewRequest, UsualTests } from '../types';

/** What an order would promise and repeat. Writes nothing. */
export async function previewOrder(
  body: PreviewRequest,
  signal?: AbortSignal,
): Promise<OrderPreview> {
  return (await http.post<OrderPreview>('/api/orders/preview/', body, { signal })).data;
}

/** What this clinic orders of a lab, and what it last ordered there for a patient. */
export async function readUsualTests(
  lab: string,
  patient: string | null,
  signal: AbortSignal,
): Promise<UsualTests> {
  const params = { lab, patient: patient ?? undefined };
  return (await http.get<UsualTests>(USUAL_TESTS, { params, signal })).data;
}

/** Makes a test one of the clinic's favourites, or ends that. */
export async function setFavourite(test: string, isFavourite: boolean): Promise<void> {
  const url = `${USUAL_TESTS}${encodeURIComponent(test)}/`;
  await (isFavourite ? http.put(url) : http.delete(url));
}

const USUAL_TESTS = '/api/orders/usual-tests/';
