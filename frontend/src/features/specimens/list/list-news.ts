import type { Specimen, SpecimenPage } from '../types';

export interface LoadedSpecimens extends SpecimenPage {
  /** When the list was read; what is put into it in place since leaves that as it is. */
  loadedAt: number;
}

/** Steps of an order by which its specimens come, go or get other names. */
const CHANGES_SPECIMENS = new Set(['submit', 'edit', 'reject', 'cancel', 'correct_patient']);

export function changesSpecimens(event: string): boolean {
  return CHANGES_SPECIMENS.has(event) || event.startsWith('specimen');
}

/** The rows of `to` that `from` lacks, except those that only slid over its end from its next page. */
export function findNews(from: SpecimenPage, to: SpecimenPage): Specimen[] {
  const known = new Set(from.results.map(({ id }) => id));
  const lastKnown = to.results.findLastIndex(({ id }) => known.has(id));
  return to.results.filter(
    ({ id }, index) => !known.has(id) && (index < lastKnown || !from.next || lastKnown < 0),
  );
}

/** The page with its rows as they are now, each where it stands; an older version changes nothing. */
export function patchPage(page: LoadedSpecimens, fresh: readonly Specimen[]): LoadedSpecimens {
  const byId = new Map(fresh.map((specimen) => [specimen.id, specimen]));
  const results = page.results.map((row) => {
    const now = byId.get(row.id);
    return now && now.version >= row.version ? now : row;
  });
  return { ...page, results };
}

/** Names of the rows that are at a later version in `after`. */
export function findChanged(before: SpecimenPage, after: SpecimenPage): string[] {
  const versions = new Map(before.results.map(({ id, version }) => [id, version]));
  return after.results
    .filter(({ id, version }) => version > (versions.get(id) ?? version))
    .map(({ id }) => id);
}
