import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageTitle } from './page-title';

interface SettingsPageProps {
  title: string;
  /** For a table, which needs more room than a form. */
  isWide?: true;
  children: ReactNode;
}

/** One part of the settings. */
export function SettingsPage({ title, isWide, children }: SettingsPageProps) {
  return (
    <Stack gap="lg" data-wide={isWide}>
      <PageTitle>{title}</PageTitle>
      {children}
    </Stack>
  );
}
