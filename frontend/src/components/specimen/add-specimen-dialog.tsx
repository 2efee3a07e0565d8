import { Autocomplete, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type SubmitEvent } from 'react';
import { fieldErrors, toProblem } from '@/api/problem';
import { useActor } from '@/session/actor';
import { CAP_COLOURS } from '../catalog/cap-colours';
import { CapDot } from '../catalog/cap-dot';
import { ChangeButton } from '../change-button';
import { FormAlert } from '../form-alert';
import { specimensOfKey } from './queries';
import { addSpecimen } from './specimens-api';
import type { SpecimenOrder } from './types';

interface AddSpecimenDialogProps {
  order: Pick<SpecimenOrder, 'id' | 'number'>;
  onClose: () => void;
}

/** A container that no test of the order asks for. */
export default function AddSpecimenDialog({ order, onClose }: AddSpecimenDialogProps) {
  const { organizationId } = useActor();
  const queryClient = useQueryClient();
  // One key a dialog, so that a second try cannot add it twice.
  const key = useRef<string>(crypto.randomUUID());
  const [typed, setTyped] = useState({ type: '', container: '', cap_colour: '' });
  const [isEmpty, setIsEmpty] = useState(false);
  const add = useMutation({
    mutationFn: () => addSpecimen({ order: order.id, ...typed }, key.current),
    onSuccess: onClose,
    onSettled: () =>
      queryClient.invalidateQueries({ queryKey: specimensOfKey(organizationId, order.id) }),
  });
  const problem = add.error && toProblem(add.error);
  const errors = problem ? fieldErrors(problem) : {};

  function write(change: Partial<typeof typed>) {
    setTyped((known) => ({ ...known, ...change }));
    // What is written otherwise is another request.
    if (add.isError) key.current = crypto.randomUUID();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setIsEmpty(!typed.type.trim());
    if (typed.type.trim()) add.mutate();
    else document.getElementById('added-type')?.focus();
  }

  return (
    <Modal opened onClose={onClose} title={`Add a specimen · ${order.number}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {problem && problem.errors.length === 0 && <FormAlert problem={problem} waitS={0} />}
          <TextInput
            id="added-type"
            label="Type"
            placeholder="Serum"
            withAsterisk
            maxLength={100}
            value={typed.type}
            error={isEmpty ? 'Say what it is.' : errors.type}
            onChange={(event) => write({ type: event.currentTarget.value })}
          />
          <TextInput
            label="Container"
            placeholder="Separator tube"
            maxLength={100}
            value={typed.container}
            error={errors.container}
            onChange={(event) => write({ container: event.currentTarget.value })}
          />
          <Autocomplete
            label="Cap colour"
            data={CAP_COLOURS}
            maxLength={40}
            value={typed.cap_colour}
            error={errors.cap_colour}
            leftSection={typed.cap_colour ? <CapDot name={typed.cap_colour} /> : undefined}
            onChange={(cap_colour) => write({ cap_colour })}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Back
            </Button>
            <ChangeButton type="submit" loading={add.isPending}>
              Add
            </ChangeButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
