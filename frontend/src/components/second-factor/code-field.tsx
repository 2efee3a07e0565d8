import { Anchor, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

interface CodeFieldProps {
  value: string;
  onChange: (code: string) => void;
  error?: string;
  /** Whether a recovery code does as well; not for setting up, where there is none yet. */
  takesRecoveryCode?: boolean;
  /** Where it is what one came for. */
  takesFocus?: boolean;
}

const KINDS = {
  app: {
    label: 'Code from your authenticator app',
    description: 'Six digits; a new one every 30 seconds.',
    placeholder: '123456',
    inputMode: 'numeric',
    other: 'I have no access to the app: use a recovery code',
  },
  recovery: {
    label: 'Recovery code',
    description: 'One of the ten you kept. It works once.',
    placeholder: 'xxxxx-xxxxx',
    inputMode: 'text',
    other: 'Use the code from the app',
  },
} as const;

/** The second factor, typed. */
export function CodeField(props: CodeFieldProps) {
  const { value, onChange, error, takesRecoveryCode = false, takesFocus = false } = props;
  const ref = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<keyof typeof KINDS>('app');
  const { other, ...look } = KINDS[kind];

  useEffect(() => {
    if (takesFocus) ref.current?.focus();
  }, [takesFocus]);

  function changeKind() {
    setKind(kind === 'app' ? 'recovery' : 'app');
    onChange('');
  }

  return (
    <Stack gap={8}>
      <TextInput
        ref={ref}
        {...look}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
        className="tabular"
      />
      {takesRecoveryCode && (
        <Anchor component="button" type="button" size="sm" underline="always" onClick={changeKind}>
          {other}
        </Anchor>
      )}
    </Stack>
  );
}
