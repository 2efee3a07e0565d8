import { Box, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '@/components/logo';
import { PageTitle } from '@/components/page-title';
import classes from './auth-layout.module.css';

interface AuthLayoutProps {
  title: string;
  children: ReactNode;
  /** What stands under the card: the way to the other page. */
  footer: ReactNode;
}

export function AuthLayout({ title, children, footer }: AuthLayoutProps) {
  return (
    <Box component="main" className={classes.page}>
      <Stack gap="lg" className={classes.column}>
        <div className={classes.brand}>
          <Logo size={32} />
          <span>Clinic–Lab Orders</span>
        </div>
        <Paper p="xl" className={classes.card}>
          <PageTitle mb="lg">{title}</PageTitle>
          {children}
        </Paper>
        {footer && <Box ta="center">{footer}</Box>}
      </Stack>
    </Box>
  );
}
