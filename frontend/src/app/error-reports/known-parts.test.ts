import type { ErrorEvent } from '@sentry/browser';
import { expect, test } from 'vitest';
import { keepKnownParts } from './known-parts';

const FULL: ErrorEvent = {
  type: undefined,
  event_id: 'a'.repeat(32),
  timestamp: 1,
  platform: 'javascript',
  level: 'error',
  release: '1.2.3',
  environment: 'production',
  message: 'hidden',
  transaction: '/orders/hidden',
  server_name: 'hidden',
  logentry: { message: 'hidden', params: ['hidden'] },
  request: { url: 'https://orders.example.org/?q=hidden', headers: { Cookie: 'hidden' } },
  breadcrumbs: [{ message: 'hidden', data: { url: 'hidden' } }],
  user: { id: 'hidden', email: 'hidden' },
  extra: { hidden: 'hidden' },
  tags: { hidden: 'hidden' },
  contexts: { app: { hidden: 'hidden' } },
  fingerprint: ['hidden'],
  exception: {
    values: [
      {
        type: 'TypeError',
        value: 'cannot read hidden',
        mechanism: { type: 'onerror', data: { hidden: 'hidden' } },
        stacktrace: {
          frames: [
            {
              filename: 'https://orders.example.org/static/assets/main-1a2b3c4d.js?hidden#hidden',
              function: 'render',
              lineno: 3,
              colno: 14,
              in_app: true,
              vars: { note: 'hidden' },
              context_line: 'const hidden = 1',
              pre_context: ['hidden'],
            },
            { filename: 'https://orders.example.org/invitation/hidden', function: 'onclick' },
          ],
        },
      },
    ],
  },
};

test('types and places are left', () => {
  expect(keepKnownParts(FULL).exception).toEqual({
    values: [
      {
        type: 'TypeError',
        stacktrace: {
          frames: [
            {
              filename: '/static/assets/main-1a2b3c4d.js',
              function: 'render',
              lineno: 3,
              colno: 14,
              in_app: true,
            },
            { filename: '(page)', function: 'onclick' },
          ],
        },
      },
    ],
  });
});

test('nothing else is', () => {
  expect(JSON.stringify(keepKnownParts(FULL))).not.toContain('hidden');
});
