import { Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface PageMessageProps {
  icon: Icon;
  title: string;
  children?: ReactNode;
  /** Buttons or links: what to do now. */
  actions?: ReactNode;
  color?: string;
  role?: 'alert' | 'status';
}

/** The panel behind every empty, failed, forbidden and missing state. */
export function PageMessage(props: PageMessageProps) {
  const { icon: Icon, title, children, actions, color = 'gray', role } = props;
  return (
    <Paper p="xl" role={role}>
      <Stack align="center" gap="sm" maw={460} mx="auto" py="lg" ta="center">
        <ThemeIcon variant="light" color={color} size={44} radius="xl" aria-hidden="true">
          <Icon size={22} stroke={1.6} />
        </ThemeIcon>
        <Title order={2}>{title}</Title>
        {children && (
          <Text component="div" c="dimmed">
            {children}
          </Text>
        )}
        {actions}
      </Stack>
    </Paper>
  );
}
