import { Button, Code, CopyButton, Group, Image, Stack, Text } from '@mantine/core';
import type { Enrolment } from '@/api/gen';

/** What the authenticator app needs: as a picture, as text, and as a link for an app on this device. */
export function SecretToScan({ enrolment: { qr, secret, uri } }: { enrolment: Enrolment }) {
  return (
    <Group align="flex-start" gap="lg">
      <Image
        src={qr}
        alt="QR code for your authenticator app"
        w={168}
        h={168}
        p={8}
        radius="md"
        bg="white"
        style={{ border: '1px solid var(--app-hairline)' }}
      />
      <Stack gap="xs" flex="1 1 220px" miw={0}>
        <Text>
          Scan this with an authenticator app, such as the one of your phone or your password
          manager.
        </Text>
        <Text size="sm" c="dimmed">
          No camera? Type this key instead:
        </Text>
        <Code style={{ overflowWrap: 'anywhere' }}>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
        <Group gap="xs">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy key'}
              </Button>
            )}
          </CopyButton>
          <Button size="compact-sm" variant="subtle" component="a" href={uri}>
            Open in an app here
          </Button>
        </Group>
      </Stack>
    </Group>
  );
}
