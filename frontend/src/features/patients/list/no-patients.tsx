import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import type { ReactNode } from 'react';
import { PageMessage } from '@/components/page-message';

/** The list of a clinic that keeps nobody yet. */
export function NoPatients({ action }: { action: ReactNode }) {
  return (
    <PageMessage icon={IconUsers} title="No patients yet" role="status" actions={action}>
      Who is kept here can be named in orders, with one search instead of typing it again. Labs see
      only what stands in the orders they get.
    </PageMessage>
  );
}
