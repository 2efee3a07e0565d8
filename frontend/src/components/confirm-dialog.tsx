import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { toProblem } from '@/api/problem';
import { ChangeButton } from './change-button';
import { FormAlert } from './form-alert';

interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  /** The words on the button that does it. */
  confirm: string;
  danger?: boolean;
  act: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something that cannot be taken back; a refusal is said here. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, danger = false, act, onClose } = props;
  const doIt = useMutation({ mutationFn: act, onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        {doIt.error && <FormAlert problem={toProblem(doIt.error)} waitS={0} />}
        <div>{children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Back
          </Button>
          <ChangeButton
            color={danger ? 'red' : undefined}
            loading={doIt.isPending}
            onClick={() => doIt.mutate()}
          >
            {confirm}
          </ChangeButton>
        </Group>
      </Stack>
    </Modal>
  );
}
