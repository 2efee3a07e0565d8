import { Text } from '@mantine/core';

/** Whose codes LOINC's are; it stands wherever they do. */
export function LoincNotice({ children }: { children: string }) {
  if (!children) return null;
  return (
    <Text component="footer" size="xs" c="dimmed" mt="md" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  );
}
