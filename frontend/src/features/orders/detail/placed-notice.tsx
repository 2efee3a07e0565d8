import { Alert, Button, Group } from '@mantine/core';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { Link } from 'react-router';

export function PlacedNotice() {
  return (
    <Alert
      color="teal"
      variant="light"
      role="status"
      title="Your order is with the lab"
      icon={<IconCircleCheck size={18} aria-hidden />}
    >
      <Group justify="space-between" gap="sm">
        Every step appears here by itself.
        <Button component={Link} to="/orders/new" size="compact-sm" variant="default">
          Place another
        </Button>
      </Group>
    </Alert>
  );
}
