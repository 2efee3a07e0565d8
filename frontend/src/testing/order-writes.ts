import { http as mock, HttpResponse } from 'msw';
import type { Order } from '@/api/gen';
import { server } from './server';

interface Sent {
  /** "POST /api/orders/" */
  way: string;
  key: string | null;
  body: Record<string, unknown>;
}

/** A POST that writes nothing. */
const READ_ONLY = new Set(['/api/orders/preview/']);

/** Answers whatever writes `order`, the first requests with `first`; what was sent gathers in the list. */
export function answerOrderWrites(order: Order, ...first: (() => Response)[]) {
  const sent: Sent[] = [];
  let now = order;
  server.use(
    mock.all('/api/orders/*', async ({ request }) => {
      const { pathname } = new URL(request.url);
      if (request.method === 'GET' || READ_ONLY.has(pathname)) return undefined;
      const body = (await request.json()) as Sent['body'];
      const way = `${request.method} ${pathname}`;
      sent.push({ way, key: request.headers.get('Idempotency-Key'), body });
      const early = first[sent.length - 1];
      if (early) return early();
      const { lab, patient, tests } = order;
      const status = 'action' in body ? 'submitted' : 'draft';
      now = { ...now, ...body, lab, patient, tests, status, version: now.version + 1 };
      return HttpResponse.json(now);
    }),
  );
  return sent;
}
