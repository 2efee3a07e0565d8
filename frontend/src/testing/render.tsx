import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { QueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { Providers } from '@/app/providers';
import { Toaster } from '@/app/toaster';
import { createQueryClient } from '@/lib/query-client';
import { ActorProvider, type Actor } from '@/session/actor';

export interface Rendered extends RenderResult {
  user: UserEvent;
  queryClient: QueryClient;
  router: ReturnType<typeof createMemoryRouter>;
}

function createTestQueryClient(): QueryClient {
  const client = createQueryClient();
  const { queries } = client.getDefaultOptions();
  client.setDefaultOptions({ queries: { ...queries, retry: false } });
  return client;
}

/** Renders routes at an address inside the application's own providers. */
export function renderRoutes(routes: RouteObject[], at: string): Rendered {
  const user = userEvent.setup();
  const queryClient = createTestQueryClient();
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  const result = render(
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
      <Toaster />
    </Providers>,
  );
  return { ...result, user, queryClient, router };
}

interface ActingOptions {
  actor: Actor;
  /** The route's pattern, for elements that read parameters. */
  path?: string;
  at?: string;
}

/** Renders one element as somebody; links lead to an empty page. */
export function renderAs(element: ReactElement, { actor, path = '/', at = path }: ActingOptions) {
  return renderRoutes(
    [
      { path, element: <ActorProvider actor={actor}>{element}</ActorProvider> },
      { path: '*', element: <p>Elsewhere</p> },
    ],
    at,
  );
}
