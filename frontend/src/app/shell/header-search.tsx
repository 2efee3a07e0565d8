import { Kbd, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useState, type SubmitEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { toQueryString } from '@/lib/query-string';

export const SEARCH_ID = 'header-search';

/** Searches all orders; the dashboard reads what to look for from its address. */
export function HeaderSearch() {
  const navigate = useNavigate();
  const location = useLocation();
  const inUrl =
    location.pathname === '/dashboard' ? new URLSearchParams(location.search).get('search') : '';
  const [text, setText] = useState({ value: inUrl ?? '', inUrl });
  // The address changes without this field too: Back, "Clear all", another link.
  if (text.inUrl !== inUrl) setText({ value: inUrl ?? '', inUrl });

  function search(event: SubmitEvent) {
    event.preventDefault();
    const wanted = text.value.trim();
    const query = wanted ? { view: 'all', search: wanted } : {};
    void navigate(`/dashboard${toQueryString(query)}`);
  }

  return (
    <form role="search" onSubmit={search}>
      <TextInput
        id={SEARCH_ID}
        type="search"
        aria-label="Search orders"
        placeholder="Search orders by number or patient"
        size="sm"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        rightSection={<Kbd aria-hidden="true">/</Kbd>}
        rightSectionProps={{ style: { pointerEvents: 'none' } }}
        value={text.value}
        onChange={(event) => setText({ value: event.currentTarget.value, inUrl })}
      />
    </form>
  );
}
