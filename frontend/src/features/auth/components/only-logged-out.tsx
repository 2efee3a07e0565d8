import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { PageLoading } from '@/components/page-loading';
import { safeNext } from '@/lib/query-string';
import { useSession } from '@/session/use-session';

/** Who has a session goes on to where they wanted, else to the dashboard. */
export function OnlyLoggedOut({ children }: { children: ReactNode }) {
  const { status } = useSession();
  const [params] = useSearchParams();
  if (status === 'active') return <Navigate to={safeNext(params.get('next'))} replace />;
  if (status === 'starting') {
    return (
      <Box maw={420} mx="auto" p="xl">
        <PageLoading lines={4} />
      </Box>
    );
  }
  return children;
}
