import { Button, Text } from '@mantine/core';
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs';
import { useRef, useState, type DragEvent } from 'react';
import { ACCEPTED, ACCEPTED_TEXT } from './file-texts';
import classes from './attachment.module.css';

/** Takes files that are dropped here, or chosen. */
export function FileDrop({ onAdd }: { onAdd: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function hold(event: DragEvent) {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  }

  function take(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    onAdd([...event.dataTransfer.files]);
  }

  return (
    // Dropping is a second way to what the button does.
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={hold}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPaperclip size={14} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        Add files
      </Button>
      <Text size="xs" c="dimmed">
        {isOver ? 'Let go to add.' : `Or drop them here. ${ACCEPTED_TEXT}`}
      </Text>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label="Files"
        onChange={(event) => {
          onAdd([...(event.currentTarget.files ?? [])]);
          // Else the same file chosen again would say nothing.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
