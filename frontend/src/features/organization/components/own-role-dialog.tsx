import type { Member, Role } from '@/api/gen';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ROLE_LABELS } from '@/components/role-labels';
import { changeRole } from '../organization-api';

interface OwnRoleDialogProps {
  member: Member;
  role: Role;
  onClose: () => void;
}

/** Giving one's own rights away asks first. */
export function OwnRoleDialog({ member, role, onClose }: OwnRoleDialogProps) {
  return (
    <ConfirmDialog
      title={`Become ${ROLE_LABELS[role].toLowerCase()} yourself?`}
      confirm="Change my role"
      danger
      act={() => changeRole(member.id, role)}
      onClose={onClose}
    >
      You can no longer manage the organization and its people, and you are logged out so that it
      takes effect. Another administrator can take it back.
    </ConfirmDialog>
  );
}
