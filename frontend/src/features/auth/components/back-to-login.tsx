import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

export function BackToLogin() {
  return (
    <Anchor component={Link} to="/login" underline="always">
      Back to the log-in
    </Anchor>
  );
}
