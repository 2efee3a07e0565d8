import { waitFor } from '@testing-library/react';
import { http as mock, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetKeptScans } from '@/lib/kept-scans';
import { server } from '@/testing/server';
import { makeSpecimen } from '@/testing/specimens';
import { makeToken } from '@/testing/tokens';
import type { ScanRequest } from '../types';

const OWNER = { personId: 'person-1', organizationId: 'lab-1' };
const HOUR_MS = 3_600_000;

type Tab = typeof import('./sitting');
const tabs: Tab[] = [];

/** A module instance of its own stands for a page: own memory, shared storage and locks. */
async function openTab(): Promise<Tab> {
  vi.resetModules();
  const { beginSession } = await import('@/session/session');
  beginSession(makeToken());
  const tab = await import('./sitting');
  tabs.push(tab);
  return tab;
}

/** The session of each page is its own here. */
class SilentChannel extends BroadcastChannel {
  override postMessage() {}
}

beforeEach(() => void vi.stubGlobal('BroadcastChannel', SilentChannel));
afterEach(() => {
  vi.unstubAllGlobals();
  for (const tab of tabs.splice(0)) tab.endSitting();
  vi.useRealTimers();
});

/** Takes scans once `isReachable`; gives the codes it was sent. */
function serve(isReachable: boolean) {
  const seen = { isReachable, codes: [] as string[] };
  server.use(
    mock.post('/api/specimens/scan/', async ({ request }) => {
      if (!seen.isReachable) return HttpResponse.error();
      const { code } = (await request.json()) as ScanRequest;
      seen.codes.push(code);
      const specimen = makeSpecimen({ status: 'received' });
      return HttpResponse.json({ result: 'received', specimen, order: null, manifest: null });
    }),
  );
  return seen;
}

const kept = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith('clinic-lab-scans:'))
    .map((key) => localStorage.getItem(key));

async function scanOffline(...codes: string[]): Promise<Tab> {
  const tab = await openTab();
  for (const code of codes) void tab.addScan(OWNER, { code, intent: 'receive' });
  await waitFor(() => expect(kept().join()).toContain(codes.at(-1)));
  return tab;
}

test('what got no answer is sent after a reload, once and in its order', async () => {
  const seen = serve(false);
  const before = await scanOffline('one', 'two');
  before.endSitting();
  seen.isReachable = true;
  const [after, second] = [await openTab(), await openTab()];
  after.resumeScans(OWNER);
  second.resumeScans(OWNER);
  await waitFor(() => expect(seen.codes).toEqual(['one', 'two']));
  await waitFor(() => expect(kept()).toEqual([]));
  (await openTab()).resumeScans(OWNER);
  expect(seen.codes).toEqual(['one', 'two']);
});

test('a page that still lives sends its own', async () => {
  const seen = serve(false);
  const living = await scanOffline('one');
  const other = await openTab();
  other.resumeScans(OWNER);
  seen.isReachable = true;
  window.dispatchEvent(new Event('online'));
  await waitFor(() => expect(kept()).toEqual([]));
  living.endSitting();
  expect(seen.codes).toEqual(['one']);
});

test('others never send it', async () => {
  const seen = serve(false);
  (await scanOffline('one')).endSitting();
  seen.isReachable = true;
  const tab = await openTab();
  tab.resumeScans({ ...OWNER, personId: 'person-2' });
  await tab.addScan({ ...OWNER, personId: 'person-2' }, { code: 'two', intent: 'receive' });
  expect(seen.codes).toEqual(['two']);
});

test('what is to be opened is not kept, nor what the log-out leaves', async () => {
  const seen = serve(false);
  const before = await scanOffline('one');
  void before.addScan(OWNER, { code: 'look', intent: 'open' });
  expect(kept().join()).not.toContain('look');
  before.endSitting();
  forgetKeptScans();
  seen.isReachable = true;
  const tab = await openTab();
  tab.resumeScans(OWNER);
  await tab.addScan(OWNER, { code: 'two', intent: 'receive' });
  expect(seen.codes).toEqual(['two']);
});

test('after a day it is not sent', async () => {
  const seen = serve(false);
  (await scanOffline('one')).endSitting();
  seen.isReachable = true;
  vi.setSystemTime(Date.now() + 25 * HOUR_MS);
  const tab = await openTab();
  tab.resumeScans(OWNER);
  await tab.addScan(OWNER, { code: 'two', intent: 'receive' });
  expect(seen.codes).toEqual(['two']);
  expect(kept()).toEqual([]);
});
