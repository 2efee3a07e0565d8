import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const BACKEND = 'http://127.0.0.1:8000';

export default defineConfig({
  base: '/static/',
  plugins: [react()],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    // What many pages share is small; in dozens of files of its own it would compress badly.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'base', test: /src\/(lib|session|api|realtime)\//, minShareCount: 2 }],
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
    environment: 'jsdom',
    setupFiles: ['./src/testing/setup.ts'],
    css: false,
    restoreMocks: true,
    testTimeout: 20_000,
  },
});
