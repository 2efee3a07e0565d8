import { Menu, Text } from '@mantine/core';
import IconBuilding from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { useMutation } from '@tanstack/react-query';
import { ROLE_LABELS } from '@/components/role-labels';
import { showProblem } from '@/lib/toasts';
import { useActor } from '@/session/actor';
import { switchTo } from '@/session/switch-to';

/** The organizations one belongs to, to act for another of them. */
export function OrganizationSwitch() {
  const { profile, organizationId } = useActor();
  const change = useMutation({
    mutationFn: switchTo,
    onError: (error) => showProblem(error, 'Not switched'),
  });
  return (
    <>
      <Menu.Label>Act for</Menu.Label>
      {profile.memberships.map(({ id, role, organization }) => {
        const isCurrent = organization.id === organizationId;
        return (
          <Menu.Item
            key={id}
            aria-current={isCurrent || undefined}
            disabled={change.isPending}
            leftSection={<IconBuilding size={16} />}
            rightSection={isCurrent && <IconCheck size={16} aria-label="current" />}
            onClick={() => {
              if (!isCurrent) change.mutate(organization.id);
            }}
          >
            {organization.name}
            <Text size="xs" c="dimmed">
              {ROLE_LABELS[role]}
            </Text>
          </Menu.Item>
        );
      })}
      <Menu.Divider />
    </>
  );
}
