import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useOnline } from '@/realtime/use-connection';

type ChangeButtonProps = ButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>;

/** A button that changes something on the server: off, with the reason, while the browser has no network. */
export function ChangeButton({ disabled, title, ...button }: ChangeButtonProps) {
  const isOnline = useOnline();
  return (
    <Button
      {...button}
      disabled={disabled || !isOnline}
      title={isOnline ? title : 'You are offline. This works again once the network is back.'}
    />
  );
}
