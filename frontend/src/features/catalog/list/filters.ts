import type { CatalogStatus } from '@/api/gen';
import type { PanelQuery, TestQuery } from '@/components/catalog/catalog-api';
import { isKeyOf } from '@/lib/list-params';

export const KINDS = { tests: 'Tests', panels: 'Panels' } as const;
export type Kind = keyof typeof KINDS;

/** What a lab can look at of its own; a clinic sees what is active. */
export const STATUSES = { active: 'Active', retired: 'Retired', all: 'All' } as const;
export type StatusChoice = CatalogStatus | 'all';

export const ORDERINGS = { name: 'By name', code: 'By code' } as const;
export type CatalogOrdering = keyof typeof ORDERINGS;

/** What of the catalogues is shown, as it stands in the URL. */
export interface CatalogFilters {
  kind: Kind;
  search: string;
  lab: string;
  category: string;
  status: StatusChoice;
  /** Null: by name, and of what a search finds the best first. */
  ordering: CatalogOrdering | null;
}

type Param = 'kind' | 'search' | 'lab' | 'category' | 'status' | 'sort';
export type CatalogChange = Partial<Record<Param, string | null>>;

export const NO_FILTERS: CatalogChange = {
  search: null,
  lab: null,
  category: null,
  status: null,
};

/** Reads the URL and drops what it does not know. */
export function parseFilters(params: URLSearchParams): CatalogFilters {
  const [kind, status, sort] = [params.get('kind'), params.get('status'), params.get('sort')];
  return {
    kind: isKeyOf(KINDS, kind) ? kind : 'tests',
    search: params.get('search') ?? '',
    lab: params.get('lab') ?? '',
    category: params.get('category') ?? '',
    status: isKeyOf(STATUSES, status) ? status : 'active',
    ordering: isKeyOf(ORDERINGS, sort) ? sort : null,
  };
}

/** What the server is asked for, of tests as of panels. */
export function toQuery(filters: CatalogFilters): TestQuery & PanelQuery {
  const { search, lab, category, status, ordering } = filters;
  return {
    ...(search && { search }),
    ...(lab && { lab }),
    ...(category && { category }),
    ...(status !== 'all' && { status }),
    ...(ordering && { ordering }),
  };
}

export function isNarrowed({ search, lab, category, status }: CatalogFilters): boolean {
  return Boolean(search || lab || category || status !== 'active');
}
