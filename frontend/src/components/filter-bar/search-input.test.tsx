import { screen, waitFor } from '@testing-library/react';
import { Link, useSearchParams } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { renderRoutes } from '@/testing/render';
import { SearchInput } from './search-input';

const LONGER_THAN_THE_PAUSE_MS = 400;

afterEach(() => {
  vi.useRealTimers();
});

function Things() {
  const [params, setParams] = useSearchParams();
  return (
    <>
      <SearchInput
        label="Search things"
        value={params.get('search') ?? ''}
        onSearch={(search) => setParams({ search })}
      />
      <Link to="/things/1">The first thing</Link>
    </>
  );
}

test('what is typed enters the address when typing pauses', async () => {
  const { user, router } = renderRoutes([{ path: '/things', element: <Things /> }], '/things');
  await user.type(screen.getByRole('searchbox', { name: 'Search things' }), 'tube ');
  await waitFor(() => expect(router.state.location.search).toBe('?search=tube'));
});

test('a page that is being opened is not called back by a search', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let arrive: () => void = () => undefined;
  const loaded = new Promise<void>((resolve) => (arrive = resolve));
  const { user, router } = renderRoutes(
    [
      { path: '/things', element: <Things /> },
      { path: '/things/:id', loader: () => loaded.then(() => null), element: <p>One thing</p> },
    ],
    '/things',
  );
  const visited: string[] = [];
  router.subscribe(({ navigation }) => {
    if (navigation.location) visited.push(navigation.location.pathname);
  });
  const input = screen.getByRole('searchbox', { name: 'Search things' });
  await user.type(input, 'tube');
  await user.click(screen.getByRole('link', { name: 'The first thing' }));
  await vi.advanceTimersByTimeAsync(LONGER_THAN_THE_PAUSE_MS);
  arrive();
  expect(await screen.findByText('One thing')).toBeInTheDocument();
  expect(new Set(visited)).toEqual(new Set(['/things/1']));
});
