import type { OutcomeEnum } from '@/api/gen';
import { isKeyOf, listParam, pageSizeIn } from '@/lib/list-params';
import { endOfDayIn, isDay, startOfDayIn } from '@/lib/zoned-time';
import { KINDS, type ActivityQuery, type Kind } from './acts';
import { OUTCOMES } from './outcomes';

/** What of the record is shown, as it stands in the URL. */
export interface ActivityFilters {
  person: string;
  /** The id of an order. */
  about: string;
  kinds: Kind[];
  outcome: OutcomeEnum | null;
  /** Days of the organization's calendar. */
  from: string | null;
  until: string | null;
  pageSize: number;
  cursor: string | null;
}

type Param = 'person' | 'about' | 'kind' | 'outcome' | 'from' | 'until' | 'size';
export type ActivityChange = Partial<Record<Param, string | null>>;

export const NO_FILTERS: ActivityChange = {
  person: null,
  about: null,
  kind: null,
  outcome: null,
  from: null,
  until: null,
};

/** Reads the URL and drops what it does not know. */
export function parseFilters(params: URLSearchParams): ActivityFilters {
  const outcome = params.get('outcome');
  const [from, until] = [params.get('from'), params.get('until')];
  return {
    person: params.get('person') ?? '',
    about: params.get('about') ?? '',
    kinds: listParam(params, 'kind', KINDS),
    outcome: isKeyOf(OUTCOMES, outcome) ? outcome : null,
    from: isDay(from) ? from : null,
    until: isDay(until) ? until : null,
    pageSize: pageSizeIn(params),
    cursor: params.get('cursor'),
  };
}

export function toQuery(filters: ActivityFilters, timeZone: string): ActivityQuery {
  return {
    ...toExportQuery(filters, timeZone),
    page_size: filters.pageSize,
    ...(filters.cursor && { cursor: filters.cursor }),
  };
}

/** The whole list behind the page on screen. */
export function toExportQuery(filters: ActivityFilters, timeZone: string): ActivityQuery {
  const { person, about, kinds, outcome, from, until } = filters;
  return {
    ...(person && { actor: person }),
    ...(about && { subject: about }),
    ...(kinds.length > 0 && { category: kinds }),
    ...(outcome && { outcome }),
    ...(from && { created_after: startOfDayIn(timeZone, from) }),
    ...(until && { created_before: endOfDayIn(timeZone, until) }),
  };
}

export function isNarrowed({ person, about, kinds, outcome, from, until }: ActivityFilters) {
  return Boolean(person || about || kinds.length || outcome || from || until);
}
