import { Button, Group } from '@mantine/core';

export function SecondFactorOff({ onSetUp }: { onSetUp: () => void }) {
  return (
    <Group>
      <Button onClick={onSetUp}>Set up</Button>
    </Group>
  );
}
