import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';

interface AddButtonProps {
  id?: string;
  children: string;
  onClick: () => void;
}

export function AddButton({ id, children, onClick }: AddButtonProps) {
  return (
    <Button
      id={id}
      size="compact-sm"
      variant="default"
      w="fit-content"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
