import { Alert } from '@mantine/core';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import { useQueryClient } from '@tanstack/react-query';
import { profileKey } from '@/lib/query-keys';
import { useFrames } from '@/realtime/use-frames';
import { useActor } from '@/session/actor';

/** A lab that waits for its approval learns it on every page, calmly; once approved it is gone by itself. */
export function ApprovalBanner() {
  const { organization } = useActor();
  const client = useQueryClient();
  useFrames('notification', ({ kind }) => {
    if (kind === 'lab_approved') void client.invalidateQueries({ queryKey: profileKey });
  });
  if (organization.kind !== 'lab' || organization.is_approved) return null;
  return (
    <Alert
      color="blue"
      variant="light"
      mb="lg"
      icon={<IconHourglass size={18} aria-hidden="true" />}
      title={`${organization.name} is waiting for approval`}
    >
      An administrator looks at every new lab. Until then clinics cannot send you orders. You can
      already complete your profile and choose your notifications in the settings; orders appear
      here as soon as you are approved.
    </Alert>
  );
}
