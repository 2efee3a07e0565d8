import type { ManifestSpecimen } from '../types';

const ON_ITS_WAY = new Set(['expected', 'collected']);

/** Whether somebody still has to say if it arrived. */
export function isOpen({ status }: ManifestSpecimen): boolean {
  return ON_ITS_WAY.has(status);
}

/** Whether it came, as far as is known: said now, by the receipt of the manifest, or received on its own before. */
export function hasArrived(specimen: ManifestSpecimen, ticked: ReadonlySet<string>): boolean {
  if (isOpen(specimen)) return ticked.has(specimen.id);
  return specimen.arrived ?? specimen.received_at !== null;
}

/** What is on the list and has not come. */
export function findMissing(
  specimens: readonly ManifestSpecimen[],
  ticked: ReadonlySet<string>,
): ManifestSpecimen[] {
  return specimens.filter((specimen) => isOpen(specimen) && !ticked.has(specimen.id));
}

/** What the receipt says has come; what was received before needs no word. */
export function findArrived(
  specimens: readonly ManifestSpecimen[],
  ticked: ReadonlySet<string>,
): string[] {
  return specimens.filter((each) => isOpen(each) && ticked.has(each.id)).map(({ id }) => id);
}

export type TickResult = 'ticked' | 'known' | 'not_listed';

export interface Tick {
  result: TickResult;
  specimen: ManifestSpecimen | null;
}

/** What a scan means for the list. */
export function tickScanned(
  code: string,
  specimens: readonly ManifestSpecimen[],
  ticked: ReadonlySet<string>,
): Tick {
  const wanted = readAccession(code);
  const specimen = specimens.find((each) => each.accession_number === wanted) ?? null;
  if (!specimen) return { result: 'not_listed', specimen };
  const isNew = isOpen(specimen) && !ticked.has(specimen.id);
  return { result: isNew ? 'ticked' : 'known', specimen };
}

/** As forgiving as the server: case, blanks and hyphens do not matter, nor O for 0 and I for 1. */
function readAccession(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll('I', '1');
}
