import { useQuery } from '@tanstack/react-query';
import { useConnection } from '@/realtime/use-connection';
import { useActor } from '@/session/actor';
import { unreadQuery } from './queries';

const POLL_MS = 30_000;

/** The unread count: told by the socket, asked for while that is down; undefined when unknown. */
export function useUnreadCount(): number | undefined {
  const { organizationId } = useActor();
  const { status } = useConnection();
  const { data } = useQuery({
    ...unreadQuery(organizationId),
    enabled: status === 'lost' || status === 'stopped',
    refetchInterval: POLL_MS,
  });
  return data;
}
