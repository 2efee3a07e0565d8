import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { refuse } from '@/testing/answers';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';

/** A module instance of its own stands for a tab: own memory, shared storage, channel and server. */
async function openTab() {
  vi.resetModules();
  const session = await import('./session');
  const { lock, leaveLocked } = await import('./lock');
  const { http: api } = await import('@/api/client');
  const { requestAccessToken } = await import('./refresh');
  return { ...session, lock, leaveLocked, api, requestAccessToken };
}

const channels: BroadcastChannel[] = [];
class TabChannel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.push(this);
  }
}

beforeEach(() => void vi.stubGlobal('BroadcastChannel', TabChannel));
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
  vi.unstubAllGlobals();
});

const first = makeToken();
const LOCKED = { status: 'locked' };

function answer() {
  const ended: (string | null)[] = [];
  const read: (string | null)[] = [];
  server.use(
    http.post('/api/auth/logout/', ({ request }) => {
      ended.push(request.headers.get('Authorization'));
      return new HttpResponse(null, { status: 204 });
    }),
    http.get('/api/orders/', ({ request }) => {
      read.push(request.headers.get('Authorization'));
      return HttpResponse.json({});
    }),
    http.post('/api/auth/token/refresh/', () =>
      ended.length > 0
        ? refuse({ status: 401, code: 'session_ended' })
        : HttpResponse.json({ access: first }),
    ),
  );
  return { ended, read };
}

async function openTwoTabs() {
  const [one, two] = [await openTab(), await openTab()];
  await one.startSession();
  await two.startSession();
  return [one, two] as const;
}

describe('the lock', () => {
  test('ends the session once and holds every tab', async () => {
    const { ended } = answer();
    const [one, two] = await openTwoTabs();
    one.lock();
    await vi.waitFor(() => expect(two.getSession()).toEqual(LOCKED));
    two.lock();
    expect(one.getSession()).toEqual(LOCKED);
    await vi.waitFor(() => expect(ended).toEqual([`Bearer ${first}`]));
  });

  test('holds requests back until it is lifted, in every tab', async () => {
    const { ended, read } = answer();
    const [one, two] = await openTwoTabs();
    one.lock();
    await vi.waitFor(() => expect(two.getSession()).toEqual(LOCKED));
    await vi.waitFor(() => expect(ended).toHaveLength(1));
    const waiting = [one.api.get('/api/orders/'), two.api.get('/api/orders/')];
    await two.requestAccessToken().catch(() => undefined);
    expect(read).toEqual([]);

    const second = makeToken();
    one.unlockSession(second);
    await Promise.all(waiting);
    expect(read).toEqual([`Bearer ${second}`, `Bearer ${second}`]);
    expect(two.getSession()).toEqual({ status: 'active' });
  });

  test('a request that it overtakes is sent again afterwards', async () => {
    answer();
    const [one] = await openTwoTabs();
    const second = makeToken();
    let calls = 0;
    server.use(
      http.get('/api/labs/', () => {
        calls += 1;
        if (calls > 1) return HttpResponse.json({ results: [] });
        one.lock();
        return refuse({ status: 401, code: 'session_ended' });
      }),
    );
    const request = one.api.get('/api/labs/');
    await vi.waitFor(() => expect(calls).toBe(1));
    server.use(
      http.post('/api/auth/token/refresh/', () => HttpResponse.json({ access: makeToken() })),
    );
    one.unlockSession(second);
    await expect(request).resolves.toMatchObject({ status: 200 });
  });

  test('a log-in in another tab leaves what is open to the lock screen', async () => {
    answer();
    const [one, two] = await openTwoTabs();
    one.lock();
    await vi.waitFor(() => expect(two.getSession()).toEqual(LOCKED));
    const third = await openTab();
    third.beginSession(makeToken());
    third.beginLogOut();
    await vi.waitFor(() =>
      expect(one.getSession()).toEqual({ status: 'none', reason: 'logged-out' }),
    );
    expect(two.getSession()).toEqual({ status: 'none', reason: 'logged-out' });
  });

  test('logging out instead leaves in every tab', async () => {
    answer();
    const [one, two] = await openTwoTabs();
    one.lock();
    await vi.waitFor(() => expect(two.getSession()).toEqual(LOCKED));
    two.leaveLocked();
    await vi.waitFor(() =>
      expect(one.getSession()).toEqual({ status: 'none', reason: 'logged-out' }),
    );
    await expect(one.freshToken()).resolves.toBeNull();
  });
});

test('an arrival in another tab counts before storage tells of it', async () => {
  const { ended } = answer();
  const [one, two] = await openTwoTabs();
  one.lock();
  await vi.waitFor(() => expect(two.getSession()).toEqual(LOCKED));
  await vi.waitFor(() => expect(ended).toHaveLength(1));
  one.unlockSession(makeToken());
  // What the other tab still reads, for a moment.
  localStorage.setItem('clinic-lab-active-at', String(Date.now() - 5 * 3_600_000));
  await vi.waitFor(() => expect(two.getSession()).toEqual({ status: 'active' }));
  expect(Number(localStorage.getItem('clinic-lab-active-at'))).toBeGreaterThan(Date.now() - 60_000);
});

describe('a browser that was left', () => {
  const HOURS_AGO = String(Date.now() - 5 * 3_600_000);

  beforeEach(() => {
    localStorage.setItem('clinic-lab-active-at', HOURS_AGO);
    localStorage.setItem('clinic-lab-idle-limit', '900000');
  });

  test('ends its session instead of bringing it back', async () => {
    const { ended } = answer();
    const tab = await openTab();
    await tab.startSession();
    expect(tab.getSession()).toEqual({ status: 'none', reason: 'ended' });
    expect(ended).toHaveLength(1);
  });

  test('does not come in while the server cannot be told', async () => {
    answer();
    server.use(http.post('/api/auth/logout/', () => HttpResponse.error()));
    const tab = await openTab();
    await tab.startSession();
    expect(tab.getSession().status).toBe('unreachable');
  });
});

test('a log-out without network is made up for at the next start', async () => {
  answer();
  server.use(http.post('/api/auth/logout/', () => HttpResponse.error()));
  const tab = await openTab();
  await tab.startSession();
  const { logOut } = await import('./log-out');
  await logOut();
  expect(tab.getSession()).toEqual({ status: 'none', reason: 'logged-out' });

  const { ended } = answer();
  const later = await openTab();
  await later.startSession();
  expect(ended).toHaveLength(1);
  expect(later.getSession()).toEqual({ status: 'none', reason: 'ended' });
});

test('a switch of organization makes every tab begin again', async () => {
  answer();
  const [one, two] = await openTwoTabs();
  const seen: unknown[] = [];
  two.subscribeSession(() => seen.push(two.getSession()));
  one.switchSession();
  expect(one.getSession()).toEqual({ status: 'starting', isSwitch: true });
  await vi.waitFor(() => expect(seen).toContainEqual({ status: 'starting', isSwitch: true }));
  expect(seen[0]).toEqual({ status: 'none', reason: 'anonymous' });
  await vi.waitFor(() => expect(two.getSession()).toEqual({ status: 'active' }));
});
