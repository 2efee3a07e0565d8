import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { useRef, useState } from 'react';
import { ChangeButton } from '@/components/change-button';
import { explainRefusal } from '@/components/specimen/failure-texts';
import { specimensKey } from '@/components/specimen/queries';
import { countSpecimens } from '@/components/specimen/specimen-texts';
import { useActor } from '@/session/actor';
import { manifestKey } from '../queries';
import { receiveManifest } from '../specimens-api';
import type { Manifest } from '../types';
import { findArrived, findMissing } from './arrivals';

interface ConfirmReceiptProps {
  manifest: Manifest;
  ticked: ReadonlySet<string>;
  onClose: () => void;
}

/** Names what is missing before the manifest is closed: the clinic is told of it. */
export function ConfirmReceipt({ manifest, ticked, onClose }: ConfirmReceiptProps) {
  const { id, number, clinic, specimens } = manifest;
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  // One key a dialog, so that a second try cannot receive it twice.
  const key = useRef<string>(crypto.randomUUID());
  const [note, setNote] = useState('');
  const arrived = findArrived(specimens, ticked);
  const missing = findMissing(specimens, ticked);
  const receive = useMutation({
    mutationFn: () => receiveManifest(id, { arrived, note: note.trim() }, key.current),
    onSuccess: (received) => {
      onClose();
      queryClient.setQueryData(manifestKey(organizationId, id), received);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: specimensKey(organizationId) }),
  });
  return (
    <Modal opened onClose={onClose} title={`Receive ${number}`}>
      <Stack gap="md">
        {receive.error && (
          <Alert color="red" variant="light" role="alert">
            {explainRefusal(receive.error)}
          </Alert>
        )}
        <Text size="sm">{countSpecimens(arrived.length)} will be received.</Text>
        {missing.length > 0 && (
          <Alert
            color="orange"
            variant="light"
            title={`${countSpecimens(missing.length)} did not arrive`}
            icon={<IconAlertTriangle size={18} aria-hidden />}
          >
            <Text size="sm" className="order-number">
              {missing.map((each) => each.accession_number).join(', ')}
            </Text>
            <Text size="sm">{clinic.name} is told, and may send them with another manifest.</Text>
          </Alert>
        )}
        <Textarea
          label="Note for the clinic"
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            key.current = crypto.randomUUID();
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Back
          </Button>
          <ChangeButton loading={receive.isPending} onClick={() => receive.mutate()}>
            {missing.length > 0 ? 'Receive with differences' : 'Receive'}
          </ChangeButton>
        </Group>
      </Stack>
    </Modal>
  );
}
