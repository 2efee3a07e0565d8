import { Button, Divider, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { groupBy } from '@/lib/group-by';
import { publicKey } from '@/lib/query-keys';
import type { Challenge } from '@/session/challenge';
import { listDemoLogins } from '../auth-api';
import { useLogIn } from '../use-log-in';
import { FormAlert } from '@/components/form-alert';

/** On a demo server: one click logs in as one of its people. */
export function DemoLogins({ onChallenge }: { onChallenge: (challenge: Challenge) => void }) {
  const logins = useQuery({
    queryKey: publicKey('demo-logins'),
    queryFn: ({ signal }) => listDemoLogins(signal),
    staleTime: Infinity,
    retry: false,
  });
  const { login, problem } = useLogIn(onChallenge);
  if (!logins.data?.length) return null;
  const groups = groupBy(logins.data, ({ organization }) => organization);

  return (
    <Stack mt="lg">
      <Divider label="Demo: log in with one click" />
      {problem && <FormAlert problem={problem} waitS={0} />}
      {groups.map(([organization, people]) => (
        <section key={organization} aria-label={organization}>
          <Text size="sm" c="dimmed" mb={6}>
            {organization} · {people[0]?.user_type}
          </Text>
          <Group gap="xs">
            {people.map((person) => (
              <Button
                key={person.username}
                variant="default"
                size="compact-md"
                disabled={login.isPending}
                onClick={() => login.mutate(person)}
              >
                {person.name}, {person.role}
              </Button>
            ))}
          </Group>
        </section>
      ))}
    </Stack>
  );
}
