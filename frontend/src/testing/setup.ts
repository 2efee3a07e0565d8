import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { installBrowserParts } from './browser-parts';
import { server } from './server';

installBrowserParts();
// Lazy pages are compiled on first use, which a busy machine takes its time for.
configure({ asyncUtilTimeout: 5_000 });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  notifications.clean();
  localStorage.clear();
  server.resetHandlers();
});
afterAll(() => server.close());
