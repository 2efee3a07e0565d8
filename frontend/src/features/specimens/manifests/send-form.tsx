import { Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { countSpecimens } from '@/components/specimen/specimen-texts';
import type { Specimen } from '../types';
import classes from './manifests.module.css';
import { SpecimenLine } from './specimen-line';
import { useSendManifest } from './use-send-manifest';

/** As many as one manifest holds. */
const MOST = 500;

interface SendFormProps {
  lab: string;
  /** What is ready for that lab. */
  ready: readonly Specimen[];
}

/** Everything that is ready, ticked; what stays behind is unticked. */
export function SendForm({ lab, ready }: SendFormProps) {
  const navigate = useNavigate();
  const send = useSendManifest();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const offered = ready.slice(0, MOST);
  const chosen = offered.filter(({ id }) => !left.has(id));

  function toggle(id: string, isChosen: boolean) {
    setLeft((ids) => new Set(isChosen ? [...ids].filter((each) => each !== id) : [...ids, id]));
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (chosen.length === 0) return;
    const specimens = chosen.map(({ id }) => id);
    send.mutate(
      { lab, specimens, note: note.trim() },
      { onSuccess: ({ id }) => void navigate(`/manifests/${id}`, { state: 'sent' }) },
    );
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {send.error && <FormAlert problem={toProblem(send.error)} waitS={0} />}
        <section className={classes.section} aria-label="Ready to send">
          <Checkbox
            mb="sm"
            label={`${chosen.length} of ${countSpecimens(offered.length)}`}
            checked={chosen.length === offered.length}
            indeterminate={chosen.length > 0 && chosen.length < offered.length}
            onChange={() =>
              setLeft(
                chosen.length === offered.length ? new Set(offered.map(({ id }) => id)) : new Set(),
              )
            }
          />
          <ul className={classes.list}>
            {offered.map((specimen) => (
              <li key={specimen.id} className={classes.item}>
                <Checkbox
                  label={<SpecimenLine specimen={specimen} />}
                  checked={!left.has(specimen.id)}
                  onChange={(event) => toggle(specimen.id, event.currentTarget.checked)}
                />
              </li>
            ))}
          </ul>
          {ready.length > MOST && (
            <Text size="sm" c="dimmed" mt="sm">
              A manifest holds {MOST}. Send these first, then the rest.
            </Text>
          )}
        </section>
        <Textarea
          label="Note for the lab"
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <ChangeButton type="submit" loading={send.isPending} disabled={chosen.length === 0}>
            {`Send ${countSpecimens(chosen.length)}`}
          </ChangeButton>
        </Group>
      </Stack>
    </form>
  );
}
