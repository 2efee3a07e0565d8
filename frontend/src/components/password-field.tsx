import { PasswordInput, Text, type PasswordInputProps } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';

/** A password with a toggle to see it and a hint while caps lock is on. */
export function PasswordField(props: PasswordInputProps) {
  const [capsLock, setCapsLock] = useState(false);

  function watchCapsLock(event: KeyboardEvent) {
    setCapsLock(event.getModifierState('CapsLock'));
  }

  return (
    <div>
      <PasswordInput
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        onBlur={() => setCapsLock(false)}
        {...props}
      />
      <Text size="sm" mt={4} role="status" hidden={!capsLock}>
        {capsLock && 'Caps lock is on.'}
      </Text>
    </div>
  );
}
