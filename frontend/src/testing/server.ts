import { http as mock, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

/** Orders have no specimens and no files, and labs no rate, unless a test says so. For the rest it says what the API answers: an unexpected request fails it. */
export const server = setupServer(
  mock.get('/api/orders/:order/attachments/', () =>
    HttpResponse.json({ can_add: true, results: [] }),
  ),
  mock.get('/api/labs/:lab/on-time/', () =>
    HttpResponse.json({ days: 90, rate: null, as_of: null }),
  ),
  mock.get('/api/specimens/', () => HttpResponse.json({ next: null, previous: null, results: [] })),
);
