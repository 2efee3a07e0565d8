import { Box, Stack, Switch } from '@mantine/core';
import { ShortcutList } from '@/components/shortcut-list';
import { useLocalPreference } from '@/lib/local-preferences';

export function ShortcutSettings() {
  const [enabled, setEnabled] = useLocalPreference('shortcuts');
  return (
    <Stack>
      <Switch
        label="Use keyboard shortcuts"
        description="Switch them off when they get in the way of other software, such as speech input."
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      <Box maw={360}>
        <ShortcutList />
      </Box>
    </Stack>
  );
}
