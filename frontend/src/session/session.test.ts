import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { refuse } from '@/testing/answers';
import { server } from '@/testing/server';
import { makeToken } from '@/testing/tokens';

const REFRESH = '/api/auth/token/refresh/';

type Tab = typeof import('./session');

/** A module instance of its own stands for a tab: own memory, shared locks, channel and server. */
async function openTab(): Promise<Tab> {
  vi.resetModules();
  return import('./session');
}

/** Tabs of earlier tests would still listen. */
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
  vi.useRealTimers();
});

function answerRefresh(answer: (call: number) => Response | Promise<Response>) {
  const requests: Request[] = [];
  server.use(
    http.post(REFRESH, ({ request }) => {
      requests.push(request);
      return answer(requests.length);
    }),
  );
  return requests;
}

const newToken = () => HttpResponse.json({ access: makeToken() });
const deadSession = () => refuse({ status: 401, code: 'session_ended' });

describe('boot', () => {
  test('brings the session back from the cookie', async () => {
    const requests = answerRefresh(newToken);
    const tab = await openTab();
    await tab.startSession();
    expect(tab.getSession()).toEqual({ status: 'active' });
    expect(requests[0]?.headers.get('X-Requested-With')).toBe('XMLHttpRequest');
  });

  test('without a session is anonymous, not "ended"', async () => {
    answerRefresh(deadSession);
    const tab = await openTab();
    await tab.startSession();
    expect(tab.getSession()).toEqual({ status: 'none', reason: 'anonymous' });
  });

  test('without network is unreachable, so that nobody is sent to the log-in', async () => {
    answerRefresh(() => HttpResponse.error());
    const tab = await openTab();
    await tab.startSession();
    expect(tab.getSession()).toMatchObject({
      status: 'unreachable',
      problem: { code: 'network_error' },
    });
  });
});

describe('refreshing', () => {
  test('many at once share one request', async () => {
    const requests = answerRefresh(newToken);
    const tab = await openTab();
    const tokens = await Promise.all([tab.freshToken(), tab.freshToken(), tab.refreshToken()]);
    expect(new Set(tokens).size).toBe(1);
    expect(requests).toHaveLength(1);
  });

  test('many at once share one request also without Web Locks', async () => {
    const { locks } = navigator;
    Reflect.deleteProperty(navigator, 'locks');
    const requests = answerRefresh(newToken);
    const tab = await openTab();
    await Promise.all([tab.freshToken(), tab.freshToken(), tab.refreshToken()]);
    expect(requests).toHaveLength(1);
    Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
  });

  test('a superseded cookie is tried again with the one that replaced it', async () => {
    const requests = answerRefresh((call) =>
      call < 3 ? refuse({ status: 409, code: 'refresh_superseded' }) : newToken(),
    );
    const tab = await openTab();
    await tab.startSession();
    expect(tab.getSession().status).toBe('active');
    expect(requests).toHaveLength(3);
  });

  test('happens a minute before the token expires', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const requests = answerRefresh(newToken);
    const tab = await openTab();
    tab.beginSession(makeToken(600));
    await vi.advanceTimersByTimeAsync(539_000);
    expect(requests).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.waitFor(() => expect(requests).toHaveLength(1));
  });

  test('a dead session ends an active one', async () => {
    answerRefresh(deadSession);
    const tab = await openTab();
    tab.beginSession(makeToken());
    await expect(tab.refreshToken()).rejects.toMatchObject({ code: 'session_ended' });
    expect(tab.getSession()).toEqual({ status: 'none', reason: 'ended' });
    expect(await tab.freshToken()).toBeNull();
  });

  test('a server that is away ends nothing', async () => {
    answerRefresh(() => refuse({ status: 503, code: 'unavailable' }));
    const tab = await openTab();
    tab.beginSession(makeToken());
    await expect(tab.refreshToken()).rejects.toMatchObject({ status: 503 });
    expect(tab.getSession().status).toBe('active');
  });
});

describe('two tabs', () => {
  test('do not both spend the cookie: one asks, the other takes its token', async () => {
    const requests = answerRefresh(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return newToken();
    });
    const [one, two] = [await openTab(), await openTab()];
    const [first, second] = await Promise.all([one.refreshToken(), two.refreshToken()]);
    expect(second).toBe(first);
    expect(requests).toHaveLength(1);
  });

  test('a log-out ends both', async () => {
    answerRefresh(newToken);
    const [one, two] = [await openTab(), await openTab()];
    await Promise.all([one.startSession(), two.startSession()]);
    one.beginLogOut();
    await vi.waitFor(() =>
      expect(two.getSession()).toEqual({ status: 'none', reason: 'logged-out' }),
    );
  });

  test('a refresh that fails during a log-out is no session that ended', async () => {
    answerRefresh(deadSession);
    const tab = await openTab();
    tab.beginSession(makeToken());
    tab.beginLogOut();
    await expect(tab.refreshToken()).rejects.toMatchObject({ status: 401 });
    expect(tab.getSession()).toEqual({ status: 'none', reason: 'logged-out' });
  });

  test('a log-in in one makes the other drop what it had and start over from the cookie', async () => {
    answerRefresh(newToken);
    const [one, two] = [await openTab(), await openTab()];
    await two.startSession();
    const before = await two.freshToken();
    const seen: string[] = [];
    two.subscribeSession(() => seen.push(two.getSession().status));
    one.beginSession(makeToken());
    await vi.waitFor(() => expect(seen).toEqual(['none', 'starting', 'active']));
    expect(await two.freshToken()).not.toBe(before);
  });
});
