import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { forgetKeptScans } from '@/lib/kept-scans';
import { forgetSessionData } from '@/lib/query-client';
import { getSession, subscribeSession } from '@/session/session';
import { styleNonce } from './page-policy';
import { theme } from './theme';

interface ProvidersProps {
  queryClient: QueryClient;
  children: ReactNode;
}

/** Everything the pages stand in; tests render through the very same. */
export function Providers({ queryClient, children }: ProvidersProps) {
  useEffect(
    () =>
      subscribeSession(() => {
        const session = getSession();
        if (session.status !== 'none') return;
        forgetSessionData(queryClient);
        if (session.reason === 'logged-out') forgetKeptScans();
      }),
    [queryClient],
  );

  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        {children}
      </MantineProvider>
    </QueryClientProvider>
  );
}
