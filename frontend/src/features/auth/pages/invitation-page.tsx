import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { publicKey } from '@/lib/query-keys';
import { AuthLayout } from '../components/auth-layout';
import { InvitationAnswer } from '../components/invitation-answer';
import { LinkMessage } from '../components/link-message';
import { previewInvitation } from '../link-api';
import { readToken } from '../link-token';

/** Where a letter of invitation leads, whoever opens it. */
export function InvitationPage() {
  const [token] = useState(() => readToken('invitation'));
  const preview = useQuery({
    queryKey: publicKey('invitation', token),
    queryFn: () => previewInvitation(token),
    enabled: token !== '',
    gcTime: 0, // a token and an address, for nobody who comes after
  });
  const isGone =
    token === '' || (preview.isError && toProblem(preview.error).code === 'invitation_gone');
  return (
    <AuthLayout
      title={preview.data ? `Join ${preview.data.organization.name}` : 'Invitation'}
      footer={null}
    >
      {isGone && (
        <LinkMessage
          text="This invitation no longer works: it was used, withdrawn, replaced by a newer one, or is older than a week. Ask the person who invited you for a new one."
          to="/login"
          action="Go to the log-in"
        />
      )}
      {!isGone && preview.isPending && <PageLoading lines={4} />}
      {!isGone && preview.isError && (
        <PageError error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.data && <InvitationAnswer invitation={preview.data} token={token} />}
    </AuthLayout>
  );
}
