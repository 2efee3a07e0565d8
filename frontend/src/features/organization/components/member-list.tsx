import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { SearchInput } from '@/components/filter-bar/search-input';
import { GrowingList } from '@/components/growing-list';
import { useGrowingList } from '@/lib/use-growing-list';
import { useActor } from '@/session/actor';
import { listMembers } from '../organization-api';
import { membersKey } from '../queries';
import { MemberRow } from './member-row';
import classes from './people.module.css';

const SEARCH_FROM = 8;

export function MemberList() {
  const { organizationId } = useActor();
  const [search, setSearch] = useState('');
  const { list, items } = useGrowingList(
    [...membersKey(organizationId), search],
    (cursor, signal) => listMembers(search, cursor, signal),
  );
  const isWhole = search === '' && list.isSuccess && !list.hasNextPage;
  const admins = items.filter(({ role }) => role === 'admin');
  const lastAdmin = isWhole && admins.length === 1 ? admins[0]?.id : undefined;
  const isLong = items.length >= SEARCH_FROM || search !== '';

  return (
    <Stack gap="sm">
      {isLong && <SearchInput label="Search members" value={search} onSearch={setSearch} />}
      <GrowingList list={list}>
        {items.length === 0 && <Text c="dimmed">Nobody of that name or address.</Text>}
        <ul className={classes.list} aria-label="Members">
          {items.map((member) => (
            <MemberRow key={member.id} member={member} isLastAdmin={member.id === lastAdmin} />
          ))}
        </ul>
      </GrowingList>
    </Stack>
  );
}
