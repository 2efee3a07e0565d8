import type { Member } from '@/api/gen';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { useActor } from '@/session/actor';
import { logOut } from '@/session/log-out';
import { removeMember } from '../organization-api';
import { useMemberChanges } from '../use-member-changes';

interface RemoveDialogProps {
  member: Member;
  isMyself: boolean;
  onClose: () => void;
}

export function RemoveDialog({ member, isMyself, onClose }: RemoveDialogProps) {
  const { organization } = useActor();
  const { reload } = useMemberChanges();
  const { name } = member.user;
  return (
    <ConfirmDialog
      title={isMyself ? `Leave ${organization.name}?` : `Remove ${name}?`}
      confirm={isMyself ? 'Leave' : `Remove ${name}`}
      danger
      act={async () => {
        await removeMember(member.id);
        await (isMyself ? logOut() : reload());
      }}
      onClose={onClose}
    >
      {isMyself
        ? 'You lose access to its orders at once and are logged out. Only an invitation brings you back.'
        : 'They are logged out and lose access at once. Orders and their history keep the name. An invitation can bring them back.'}
    </ConfirmDialog>
  );
}
