import { Container } from '@mantine/core';
import { Outlet } from 'react-router';

export function Shell() {
  return (
    <Container component="main" id="main" size={1280} py="lg">
      <Outlet />
    </Container>
  );
}
