import { ActionIcon, Checkbox, Group, Input, TextInput } from '@mantine/core';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { changed, without } from '../form/lists';
import { EMPTY_VALUE, type ValueForm } from '../form/test-form';
import { AddButton } from './add-button';
import classes from './editor.module.css';
import { useFields } from './faults-context';
import type { ListProps } from './part-props';

interface ValueRowsProps extends ListProps<ValueForm> {
  part: string;
}

/** The values that can be reported, and which of them are abnormal. */
export function ValueRows({ part, value, onChange }: ValueRowsProps) {
  const at = useFields(part);
  const { id, error } = at('values');
  return (
    <fieldset className={classes.group}>
      <legend>Values</legend>
      {value.map((row, place) => {
        const name = `value ${place + 1}`;
        const set = (change: Partial<ValueForm>) => onChange(changed(value, place, change));
        return (
          <Group key={place} gap="xs" mt="xs" align="flex-start">
            <TextInput
              w={110}
              aria-label={`Code of ${name}`}
              placeholder="POS"
              maxLength={50}
              value={row.code}
              onChange={(event) => set({ code: event.currentTarget.value })}
              {...at(`values[${place}].code`)}
            />
            <TextInput
              flex="1 1 160px"
              aria-label={`Text of ${name}`}
              placeholder="Positive"
              maxLength={200}
              value={row.text}
              onChange={(event) => set({ text: event.currentTarget.value })}
              {...at(`values[${place}].text`)}
            />
            <Checkbox
              mt={8}
              label="Abnormal"
              aria-label={`Value ${place + 1} is abnormal`}
              checked={row.is_abnormal}
              onChange={(event) => set({ is_abnormal: event.currentTarget.checked })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove ${name}`}
              onClick={() => onChange(without(value, place))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        );
      })}
      <Group mt="xs">
        <AddButton id={id} onClick={() => onChange([...value, EMPTY_VALUE])}>
          Add value
        </AddButton>
      </Group>
      {error && <Input.Error mt={4}>{error}</Input.Error>}
    </fieldset>
  );
}
