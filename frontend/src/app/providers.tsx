import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { getSession, subscribeSession } from '@/session/session';
import { theme } from './theme';

const MAX_TOASTS = 3;
const TOAST_MS = 6000;

/** Everything the pages stand in; tests render through the very same. */
export function Providers({
  queryClient,
  children,
}: {
  queryClient: QueryClient;
  children: ReactNode;
}) {
  useEffect(
    () =>
      subscribeSession(() => {
        if (getSession().status === 'none') queryClient.clear();
      }),
    [queryClient],
  );

  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Notifications
          position="bottom-right"
          limit={MAX_TOASTS}
          autoClose={TOAST_MS}
          zIndex={400}
          aria-live="polite"
        />
        {children}
      </MantineProvider>
    </QueryClientProvider>
  );
}
