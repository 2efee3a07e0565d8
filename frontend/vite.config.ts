import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { leaveOut } from './scripts/leave-out.ts';

/** What every list is made of, without what it shows only in trouble. */
const LIST_PARTS =
  /src\/components\/(data-table\/|filter-bar\/(filter-bar|search-input)|list-state\/list-state|live-list\/|pager|export-button|order-status|label-badge|status-badge)/;
/** What the frame and nearly every page share; what only some pages do stays with them. */
const BASE_PARTS =
  /src\/(lib\/(?!born|keyring|save-file|scan-keys|use-growing-list|use-scans|zoned-time|check-email|list-params)|session\/|api\/|realtime\/)/;
const BACKEND = 'http://127.0.0.1:8000';
/** Tests of storage, of the address and of requests. */
const NEEDS_A_PAGE = [
  'src/{api,app,session}/**/*.test.ts',
  'src/realtime/socket.test.ts',
  'src/lib/query-string.test.ts',
];

export default defineConfig({
  base: '/static/',
  plugins: [react(), leaveOut()],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    // What many pages share is small; in dozens of files of its own it would compress badly.
    // A group takes along what it imports, unless one before it has: only so does a list not end up in the entry.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: BASE_PARTS,
              minShareCount: 2,
              priority: 2,
            },
            { name: 'main', tags: ['$initial'], priority: 1 },
            { name: 'list', test: LIST_PARTS },
          ],
        },
      },
    },
    // The theme uses CSS light-dark(); an older target would have it rewritten into a form Mantine's colour scheme does not switch.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: {
    proxy: {
      '/api': BACKEND,
      '/admin': BACKEND,
      '/ws': { target: BACKEND, ws: true },
    },
  },
  test: {
    css: false,
    restoreMocks: true,
    testTimeout: 20_000,
    // Else one core stays idle, which is half of a small machine.
    maxWorkers: '100%',
    // A page to test in takes two seconds to set up for each file; what is plain reckoning does without.
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: NEEDS_A_PAGE,
        },
      },
      {
        extends: true,
        test: {
          name: 'in a page',
          environment: 'jsdom',
          setupFiles: ['./src/testing/setup.ts'],
          include: ['src/**/*.test.tsx', ...NEEDS_A_PAGE],
        },
      },
    ],
  },
});
