import { Divider, Stack, Text, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DemoLogin } from '@/api/gen';
import { toProblem } from '@/api/problem';
import { listDemoLogins, logIn } from '../auth-api';
import classes from './demo-logins.module.css';
import { FormAlert } from './form-alert';

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

  return (
    <Stack gap="xs" mt="lg">
      <Divider label="Demo: log in as" />
      {login.error && <FormAlert problem={toProblem(login.error)} waitS={0} />}
      {logins.data.map((account) => (
        <UnstyledButton
          key={account.username}
          className={classes.account}
          disabled={login.isPending}
          onClick={() => login.mutate(account)}
        >
          <Text component="span" fw={500} truncate>
            {account.name}
          </Text>
          <Text component="span" size="sm" c="dimmed" truncate>
            {describe(account)}
          </Text>
        </UnstyledButton>
      ))}
    </Stack>
  );
}

function describe({ organization, user_type, role }: DemoLogin): string {
  return organization ? `${organization} · ${user_type}, ${role}` : 'Administrator';
}
