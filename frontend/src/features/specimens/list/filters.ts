import { SPECIMEN_STATUS } from '@/components/specimen/specimen-status';
import { listParam, pageSizeIn } from '@/lib/list-params';
import type { SpecimenQuery } from '../specimens-api';
import type { SpecimenStatus } from '../types';

/** What of the specimens is shown, as it stands in the URL. */
export interface SpecimenFilters {
  status: SpecimenStatus[];
  search: string;
  /** Of the other side: the lab for a clinic, the clinic for a lab. */
  partner: string;
  isReady: boolean;
  pageSize: number;
  cursor: string | null;
}

type Param = 'status' | 'search' | 'partner' | 'ready' | 'size';
export type SpecimenChange = Partial<Record<Param, string | null>>;

export const NO_FILTERS: SpecimenChange = {
  status: null,
  search: null,
  partner: null,
  ready: null,
};

/** Reads the URL and drops what it does not know. */
export function parseFilters(params: URLSearchParams): SpecimenFilters {
  return {
    status: listParam(params, 'status', SPECIMEN_STATUS),
    search: params.get('search')?.trim() ?? '',
    partner: params.get('partner') ?? '',
    isReady: params.get('ready') === 'true',
    pageSize: pageSizeIn(params),
    cursor: params.get('cursor'),
  };
}

/** The same as the server understands it, asked by one of a clinic or of a lab. */
export function toQuery(filters: SpecimenFilters, side: 'clinic' | 'lab'): SpecimenQuery {
  const { status, search, partner, isReady, pageSize, cursor } = filters;
  const other = side === 'clinic' ? 'lab' : 'clinic';
  return {
    ...(status.length > 0 && { status }),
    ...(search && { search }),
    ...(partner && { [other]: partner }),
    ...(isReady && { ready_to_send: 'true' }),
    page_size: pageSize,
    ...(cursor && { cursor }),
  };
}

export function isNarrowed({ status, search, partner, isReady }: SpecimenFilters): boolean {
  return status.length > 0 || Boolean(search || partner || isReady);
}
