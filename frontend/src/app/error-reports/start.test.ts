import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { server } from '@/testing/server';
import { connect } from './sentry';
import { reportAddress } from './start';

const DSN = 'https://public@reports.example.org/1';

function pageSaying(content: string): Document {
  const page = document.implementation.createHTMLDocument();
  page.head.innerHTML = `<meta name="error-reports" data-release="1.2.3" data-environment="production">`;
  page.querySelector('meta')?.setAttribute('content', content);
  return page;
}

test('the server says where errors go', () => {
  const address = { dsn: DSN, release: '1.2.3', environment: 'production' };
  expect(reportAddress(pageSaying(DSN))).toEqual(address);
});

test.each(['', 'ERROR_REPORTS_DSN'])('nobody is told where it says %j', (content) => {
  expect(reportAddress(pageSaying(content))).toBeUndefined();
  expect(reportAddress(document)).toBeUndefined();
});

const bodies: string[] = [];

beforeEach(() => {
  bodies.length = 0;
  server.use(
    http.post('https://reports.example.org/api/1/envelope/', async ({ request }) => {
      bodies.push(`${request.url} ${await request.text()}`);
      return HttpResponse.json({});
    }),
  );
  window.history.replaceState(null, '', '/invitation/hidden?q=hidden');
});

afterEach(() => {
  window.history.replaceState(null, '', '/');
});

test('an error of the window arrives without what it says', async () => {
  const client = connect({ dsn: DSN, release: '1.2.3', environment: 'production' });

  const error = new RangeError('hidden: what somebody typed');
  window.onerror?.('hidden', 'https://orders.example.org/hidden', 1, 1, error);

  expect(await client.flush(5_000)).toBe(true);
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toContain('RangeError');
  expect(bodies[0]).not.toContain('hidden');
  expect(bodies[0]).toContain('"infer_ip":"never"');
});
