import { http as mock, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { beginSession, getSession } from '@/session/session';
import { refuse } from '@/testing/answers';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';
import { ANONYMOUS, http } from './client';

const first = makeToken();
const second = makeToken();
const unauthorized = () => refuse({ status: 401, code: 'session_ended' });

beforeEach(() => beginSession(first));

test('sends the access token', async () => {
  server.use(
    mock.get('/api/orders/', ({ request }) =>
      HttpResponse.json({ sent: request.headers.get('Authorization') }),
    ),
  );
  const { data } = await http.get<{ sent: string }>('/api/orders/');
  expect(data.sent).toBe(`Bearer ${first}`);
});

test('sends no token where none is wanted', async () => {
  server.use(
    mock.post('/api/auth/login/', ({ request }) =>
      HttpResponse.json({ sent: request.headers.get('Authorization') }),
    ),
  );
  const { data } = await http.post<{ sent: string | null }>(
    '/api/auth/login/',
    undefined,
    ANONYMOUS,
  );
  expect(data.sent).toBeNull();
});

test('refreshes once on 401 and sends the request again', async () => {
  const sent: (string | null)[] = [];
  server.use(
    mock.post('/api/auth/token/refresh/', () => HttpResponse.json({ access: second })),
    mock.get('/api/orders/', ({ request }) => {
      sent.push(request.headers.get('Authorization'));
      return sent.length === 1 ? unauthorized() : HttpResponse.json({ ok: true });
    }),
  );
  await expect(http.get('/api/orders/')).resolves.toMatchObject({ data: { ok: true } });
  expect(sent).toEqual([`Bearer ${first}`, `Bearer ${second}`]);
});

test('a second 401 ends the session instead of going round in circles', async () => {
  let calls = 0;
  server.use(
    mock.post('/api/auth/token/refresh/', () => HttpResponse.json({ access: second })),
    mock.get('/api/orders/', () => {
      calls += 1;
      return unauthorized();
    }),
  );
  await expect(http.get('/api/orders/')).rejects.toMatchObject({ code: 'session_ended' });
  expect(calls).toBe(2);
  expect(getSession()).toEqual({ status: 'none', reason: 'ended' });
});

test('repeats a list parameter', async () => {
  server.use(
    mock.get('/api/orders/', ({ request }) => HttpResponse.json(new URL(request.url).search)),
  );
  const params = { status: ['submitted', 'on_hold'] };
  const { data } = await http.get<string>('/api/orders/', { params });
  expect(data).toBe('?status=submitted&status=on_hold');
});
