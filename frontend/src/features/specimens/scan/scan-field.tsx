import { TextInput } from '@mantine/core';
import IconScan from '@tabler/icons-react/dist/esm/icons/IconScan.mjs';
import { useEffect, useRef, useState, type FocusEvent, type SubmitEvent } from 'react';
import { useScansOfPage } from '@/lib/use-scans';
import classes from './scan.module.css';

interface ScanFieldProps {
  label: string;
  onScan: (code: string) => void;
}

/** Takes what a scanner types, or a person; keeps the focus unless something else is meant to have it. */
export function ScanField({ label, onScan }: ScanFieldProps) {
  const ref = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useScansOfPage(onScan);
  useEffect(() => ref.current?.focus(), []);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const code = typed.trim();
    setTyped('');
    if (code) onScan(code);
  }

  function comeBack({ relatedTarget }: FocusEvent) {
    // A click beside everything; whoever goes to a button or a link stays there.
    if (relatedTarget === null && document.hasFocus()) {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) ref.current?.focus();
      });
    }
  }

  return (
    <form onSubmit={submit} className={classes.field}>
      <TextInput
        ref={ref}
        size="md"
        label={label}
        placeholder="HEL000042K"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        leftSection={<IconScan size={18} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={comeBack}
      />
    </form>
  );
}
