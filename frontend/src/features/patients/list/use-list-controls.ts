import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NavigationType, useNavigationType, useSearchParams } from 'react-router';
import { changeParams } from '@/lib/list-params';
import { tenantKey } from '@/lib/query-keys';
import { useActor } from '@/session/actor';

const ORDERINGS = ['name', '-name', 'updated_at', '-updated_at'] as const;

/**
 * What the list shows. The order stands in the address; the words do not, because they are names: they stay in this
 * window's memory until its session ends, and Back finds them there.
 */
export function useListControls() {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const isBack = useNavigationType() === NavigationType.Pop;
  const key = tenantKey(organizationId, 'patient-search');
  const [search, setSearch] = useState(() => (isBack && client.getQueryData<string>(key)) || '');
  const [params, setParams] = useSearchParams();
  const ordering = ORDERINGS.find((each) => each === params.get('sort')) ?? 'name';
  return {
    search,
    ordering,
    searchFor: (text: string) => {
      client.setQueryDefaults(key, { gcTime: Infinity });
      client.setQueryData(key, text);
      setSearch(text);
    },
    sortBy: (wanted: string) =>
      setParams((current) => changeParams(current, { sort: wanted }), {
        replace: true,
        preventScrollReset: true,
      }),
  };
}
