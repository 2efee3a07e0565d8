import { Button, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';

interface LinkMessageProps {
  text: string;
  to: string;
  action: string;
}

/** What a page says when there is nothing left to fill in, and where it goes on. */
export function LinkMessage({ text, to, action }: LinkMessageProps) {
  return (
    <Stack role="status">
      <Text>{text}</Text>
      <Button component={Link} to={to} variant="default" fullWidth>
        {action}
      </Button>
    </Stack>
  );
}
