import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useFlash } from '@/components/live-list/use-flash';
import { readSpecimen } from '@/components/specimen/specimens-api';
import { useFrames, useResync } from '@/realtime/use-frames';
import { listSpecimens, type SpecimenQuery } from '../specimens-api';
import type { Specimen, SpecimenPage } from '../types';
import {
  changesSpecimens,
  findChanged,
  findNews,
  patchPage,
  type LoadedSpecimens,
} from './list-news';

/** A row of orders changes at once; the list is asked for once. */
const LOOK_EVERY_MS = 1_000;

interface OpenList {
  queryKey: QueryKey;
  query: SpecimenQuery;
  /** Undefined while another page than the one asked for is on screen. */
  page: LoadedSpecimens | undefined;
}

export interface LiveSpecimens {
  /** Rows that have just changed. */
  flashing: ReadonlySet<string>;
  /** How many rows would enter or leave if the list were read again. */
  waiting: number;
  show: () => void;
}

/** Keeps the list on screen live without moving a row under the pointer. */
export function useLiveSpecimens({ queryKey, query, page }: OpenList): LiveSpecimens {
  const queryClient = useQueryClient();
  const { flashing, flash } = useFlash();
  const [news, setNews] = useState({ loadedAt: 0, count: 0 });
  const readAgain = () => void queryClient.invalidateQueries({ queryKey });

  const look = useThrottledCallback(async () => {
    if (!page || page.results.length === 0) {
      readAgain();
      return;
    }
    const fresh = await listSpecimens(query).catch(() => null);
    const shown = queryClient.getQueryData<LoadedSpecimens>(queryKey);
    if (!fresh || shown?.loadedAt !== page.loadedAt) return;
    const leaving = findNews(fresh, shown);
    const patched = patchPage(shown, [...fresh.results, ...(await readAll(leaving))]);
    setNews({ loadedAt: page.loadedAt, count: findNews(shown, fresh).length + leaving.length });
    findChanged(shown, patched).forEach(flash);
    queryClient.setQueryData<LoadedSpecimens>(
      queryKey,
      (now) => now && patchPage(now, patched.results),
    );
  }, LOOK_EVERY_MS);

  useFrames('order', ({ event }) => {
    if (changesSpecimens(event)) look();
  });
  useResync(readAgain);

  const waiting = news.loadedAt === page?.loadedAt ? news.count : 0;
  return { flashing, waiting, show: readAgain };
}

/** Those rows as they are now; one that cannot be read stays out. */
async function readAll(rows: SpecimenPage['results']): Promise<Specimen[]> {
  const read = await Promise.allSettled(rows.map(({ id }) => readSpecimen(id)));
  return read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
