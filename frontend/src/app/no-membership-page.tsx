import { Box, Button, Group } from '@mantine/core';
import IconBuilding from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs';
import type { Profile } from '@/api/gen';
import { API_ORIGIN } from '@/api/place';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';
import { logOut } from '@/session/log-out';

/** For somebody who belongs to no organization: an administrator, whose place is the admin, or a removed member. */
export default function NoMembershipPage({ profile }: { profile: Profile }) {
  const isAdministrator = profile.user_type === 'admin';
  return (
    <Box component="main" p="md" maw={720} mx="auto" mt="xl">
      <PageTitle mb="md">{isAdministrator ? 'Administration' : 'No organization'}</PageTitle>
      <PageMessage
        icon={IconBuilding}
        title={
          isAdministrator
            ? 'Your work is in the admin'
            : 'You do not belong to an organization at the moment'
        }
        actions={
          <Group justify="center">
            {isAdministrator && (
              <Button component="a" href={`${API_ORIGIN}/admin/`}>
                Open the admin
              </Button>
            )}
            <Button variant="default" onClick={() => void logOut()}>
              Log out
            </Button>
          </Group>
        }
      >
        {isAdministrator
          ? 'Approving labs, looking orders up and managing people happens there. Orders are shown here only to members of a clinic or a lab.'
          : 'Ask an administrator of your clinic or lab to invite you again.'}
      </PageMessage>
    </Box>
  );
}
