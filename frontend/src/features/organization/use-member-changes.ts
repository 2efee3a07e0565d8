import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Member, Role } from '@/api/gen';
import { ROLE_LABELS } from '@/components/role-labels';
import { showProblem, showSuccess } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { changeRole } from './organization-api';
import { membersKey } from './queries';

interface RoleChange {
  member: Member;
  role: Role;
}

/** Changes to colleagues, after which the list is read again. */
export function useMemberChanges() {
  const client = useQueryClient();
  const { organizationId } = useActor();
  const reload = () => client.invalidateQueries({ queryKey: membersKey(organizationId) });

  const giveRole = useMutation({
    mutationFn: ({ member, role }: RoleChange) => changeRole(member.id, role),
    onSuccess: (_, { member, role }) =>
      showSuccess(`${member.user.name} is now: ${ROLE_LABELS[role].toLowerCase()}.`),
    onError: (error) => showProblem(error, 'Role not changed'),
    onSettled: reload,
  });
  return { giveRole, reload };
}
