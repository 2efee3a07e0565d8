import { Button, Divider, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { groupBy } from '@/lib/group-by';
import { listDemoLogins, logIn } from '../auth-api';
import { FormAlert } from '@/components/form-alert';

/** On a demo server: one click logs in as one of its people. */
export function DemoLogins() {
  const logins = useQuery({
    queryKey: ['demo-logins'],
    queryFn: ({ signal }) => listDemoLogins(signal),
    staleTime: Infinity,
    retry: false,
  });
  const login = useMutation({ mutationFn: logIn });
  if (!logins.data?.length) return null;
  const groups = groupBy(logins.data, ({ organization }) => organization);

  return (
    <Stack mt="lg">
      <Divider label="Demo: log in with one click" />
      {login.error && <FormAlert problem={toProblem(login.error)} waitS={0} />}
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
