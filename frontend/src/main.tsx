import '@mantine/core/styles.css';
import './app/global.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { reportCaught, startErrorReports } from './app/error-reports/start';
import { keepPagePolicy } from './app/page-policy';
import { Providers } from './app/providers';
import { createRouter } from './app/router';
import { createQueryClient } from './lib/query-client';
import { startSession } from './session/session';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

keepPagePolicy();
void startErrorReports();
void startSession();

createRoot(root, { onCaughtError: reportCaught }).render(
  <StrictMode>
    <Providers queryClient={createQueryClient()}>
      <RouterProvider router={createRouter()} />
    </Providers>
  </StrictMode>,
);
