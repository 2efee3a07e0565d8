import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageTitle } from './page-title';

/** One part of the settings. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="lg">
      <PageTitle>{title}</PageTitle>
      {children}
    </Stack>
  );
}
