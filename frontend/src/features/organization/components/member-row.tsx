import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core';
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import IconUserMinus from '@tabler/icons-react/dist/esm/icons/IconUserMinus.mjs';
import { useState } from 'react';
import type { Member, Role } from '@/api/gen';
import { LabelBadge } from '@/components/label-badge';
import { RelativeTime } from '@/components/relative-time';
import { ROLE_LABELS } from '@/components/role-labels';
import { initials } from '@/lib/person';
import { useOnline } from '@/realtime/use-connection';
import { useActor } from '@/session/actor';
import { useMemberChanges } from '../use-member-changes';
import { OwnRoleDialog } from './own-role-dialog';
import classes from './people.module.css';
import { RemoveDialog } from './remove-dialog';

const ROLES = Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }));
const WITH_SECOND_FACTOR = { label: 'Second factor', color: 'green', icon: IconShieldCheck };

interface MemberRowProps {
  member: Member;
  isLastAdmin: boolean;
}

/** A colleague: who, in which role, when last there. */
export function MemberRow({ member, isLastAdmin }: MemberRowProps) {
  const { profile } = useActor();
  const isOnline = useOnline();
  const { giveRole } = useMemberChanges();
  const [asked, setAsked] = useState<'remove' | Role | null>(null);
  const { user, role, has_second_factor, last_seen_at } = member;
  const isMyself = user.id === profile.id;

  function choose(wanted: Role) {
    // One's own rights may be gone afterwards.
    if (isMyself) setAsked(wanted);
    else giveRole.mutate({ member, role: wanted });
  }

  return (
    <li className={classes.person}>
      <span className={classes.avatar} aria-hidden="true">
        {initials(user.name)}
      </span>
      <div>
        <Group gap="xs">
          <Text fw={500}>
            {user.name}
            {isMyself ? ' (you)' : ''}
          </Text>
          {has_second_factor && <LabelBadge {...WITH_SECOND_FACTOR} />}
        </Group>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {user.email} · {last_seen_at ? <Seen at={last_seen_at} /> : 'never here'}
        </Text>
      </div>
      <NativeSelect
        className={classes.role}
        aria-label={`Role of ${user.name}`}
        data={ROLES}
        value={role}
        disabled={isLastAdmin || !isOnline || giveRole.isPending}
        onChange={(event) => choose(event.currentTarget.value as Role)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        disabled={isLastAdmin || !isOnline}
        aria-label={isMyself ? 'Leave the organization' : `Remove ${user.name}`}
        onClick={() => setAsked('remove')}
      >
        <IconUserMinus size={18} aria-hidden="true" />
      </ActionIcon>
      {isLastAdmin && (
        <Text size="sm" c="dimmed" className={classes.note}>
          The last administrator stays one. Make somebody else an administrator first.
        </Text>
      )}
      {asked === 'remove' && (
        <RemoveDialog member={member} isMyself={isMyself} onClose={() => setAsked(null)} />
      )}
      {asked !== null && asked !== 'remove' && (
        <OwnRoleDialog member={member} role={asked} onClose={() => setAsked(null)} />
      )}
    </li>
  );
}

function Seen({ at }: { at: string }) {
  return (
    <>
      seen <RelativeTime at={at} />
    </>
  );
}
