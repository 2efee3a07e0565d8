import { Badge, Group, Text } from '@mantine/core';
import IconDeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs';
import IconDeviceMobile from '@tabler/icons-react/dist/esm/icons/IconDeviceMobile.mjs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@/api/gen';
import { ChangeButton } from '@/components/change-button';
import { RelativeTime } from '@/components/relative-time';
import { formatDateTime } from '@/lib/time';
import { showProblem } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { endOneSession } from '../account-api';
import { sessionsKey } from '../queries';

const MOBILE = /android|iphone|ipad|ios/i;

/** One log-in: with what, from where, when last used. */
export function SessionRow({ session }: { session: Session }) {
  const { profile } = useActor();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endOneSession(session.id),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
    onError: (error) => showProblem(error, 'Session not ended'),
  });
  const { device, is_current, ip_address, organization, last_used_at, created_at } = session;
  const Icon = MOBILE.test(device) ? IconDeviceMobile : IconDeviceDesktop;
  const facts = [
    ip_address,
    profile.memberships.length > 1 && organization?.name,
    session.second_factor && 'with second factor',
  ].filter(Boolean);

  return (
    <li>
      <Group wrap="nowrap" align="flex-start">
        <Icon size={22} stroke={1.6} aria-hidden="true" />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={500}>{device}</Text>
            {is_current && (
              <Badge color="teal" tt="none">
                This one
              </Badge>
            )}
          </Group>
          {facts.length > 0 && (
            <Text size="sm" c="dimmed" className="tabular">
              {facts.join(' · ')}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            Last used <RelativeTime at={last_used_at} />, logged in {formatDateTime(created_at)}
          </Text>
        </div>
        {!is_current && (
          <ChangeButton
            size="compact-md"
            variant="default"
            loading={end.isPending}
            aria-label={`End the session of ${device}, ${ip_address ?? 'unknown address'}`}
            onClick={() => end.mutate()}
          >
            End
          </ChangeButton>
        )}
      </Group>
    </li>
  );
}
