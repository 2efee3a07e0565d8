import { Button, List, Stack } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { Link } from 'react-router';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';

/** The dashboard of a clinic that has not ordered anything yet. */
export function FirstUse({ mayOrder }: { mayOrder: boolean }) {
  return (
    <Stack gap="md">
      <PageTitle>Orders</PageTitle>
      <PageMessage
        icon={IconSend}
        title="No orders yet"
        actions={
          mayOrder && (
            <Button
              component={Link}
              to="/orders/new"
              mt="xs"
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              New order
            </Button>
          )
        }
      >
        <List type="ordered" ta="left" spacing={4}>
          <List.Item>Choose a lab and say what you need.</List.Item>
          <List.Item>Watch every step here as the lab takes it.</List.Item>
          <List.Item>
            Answer the lab’s questions in place; you hear at once when it is done.
          </List.Item>
        </List>
      </PageMessage>
    </Stack>
  );
}
