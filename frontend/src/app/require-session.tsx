import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Navigate, Outlet, useLocation, type Location } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { toQueryString } from '@/lib/query-string';
import { ActorProvider, actorOf } from '@/session/actor';
import { profileQuery } from '@/session/profile-query';
import { startSession } from '@/session/session';
import { useSession } from '@/session/use-session';

const NoMembershipPage = lazy(() => import('./no-membership-page'));

/** Lets only a live session through; without one to the log-in, and from there back to where one was. */
export function RequireSession() {
  const session = useSession();
  if (session.status === 'starting') {
    return (
      <>
        {session.isSwitch && <Navigate to="/dashboard" replace />}
        <Waiting />
      </>
    );
  }
  if (session.status === 'unreachable') {
    return (
      <Box p="md">
        <PageError error={session.problem} onRetry={() => void startSession()} />
      </Box>
    );
  }
  if (session.status === 'none') return <ToLogin reason={session.reason} />;
  return <WithActor />;
}

function ToLogin({ reason }: { reason: 'anonymous' | 'ended' | 'logged-out' }) {
  const location = useLocation();
  const next = reason === 'logged-out' || location.pathname === '/' ? '' : wayBackTo(location);
  return (
    <Navigate
      to={`/login${toQueryString({ next })}`}
      replace
      state={{ ended: reason === 'ended' }}
    />
  );
}

/** Nobody's name stays in the address of a screen that anyone can read; a cursor may hold one too. */
function wayBackTo({ pathname, search, hash }: Location): string {
  const params = new URLSearchParams(search);
  params.delete('search');
  params.delete('cursor');
  return `${pathname}${toQueryString(Object.fromEntries(params))}${hash}`;
}

function WithActor() {
  const profile = useQuery(profileQuery);
  if (profile.isPending) return <Waiting />;
  if (profile.isError) {
    return (
      <Box p="md">
        <PageError error={profile.error} onRetry={() => void profile.refetch()} />
      </Box>
    );
  }
  const actor = actorOf(profile.data);
  if (!actor) {
    return (
      <Suspense fallback={<Waiting />}>
        <NoMembershipPage profile={profile.data} />
      </Suspense>
    );
  }
  return (
    <ActorProvider actor={actor}>
      <Outlet />
    </ActorProvider>
  );
}

function Waiting() {
  return (
    <Box p="xl" maw={960} mx="auto">
      <PageLoading />
    </Box>
  );
}
