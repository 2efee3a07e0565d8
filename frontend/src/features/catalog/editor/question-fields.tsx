import { Checkbox, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { isKeyOf } from '@/lib/list-params';
import { QUESTION_KINDS } from '../detail/detail-texts';
import type { QuestionForm } from '../form/test-form';
import { ConditionFields } from './condition-fields';
import { useFields } from './faults-context';
import type { PartProps } from './part-props';

const KIND_OPTIONS = Object.entries(QUESTION_KINDS).map(([value, label]) => ({ value, label }));

interface QuestionFieldsProps extends PartProps<QuestionForm> {
  part: string;
  /** Those that are asked before it, which it can depend on. */
  earlier: readonly QuestionForm[];
}

export function QuestionFields({ part, earlier, value, onChange }: QuestionFieldsProps) {
  const at = useFields(part);
  return (
    <>
      <TextInput
        label="Question"
        withAsterisk
        placeholder="Is the patient fasting?"
        maxLength={300}
        value={value.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        {...at('text')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect
          label="Answered by"
          data={KIND_OPTIONS}
          value={value.kind}
          onChange={({ currentTarget: { value: kind } }) =>
            isKeyOf(QUESTION_KINDS, kind) && onChange({ kind })
          }
          {...at('kind')}
        />
        {value.kind === 'number' && (
          <TextInput
            label="Unit"
            placeholder="h"
            maxLength={40}
            value={value.unit}
            onChange={(event) => onChange({ unit: event.currentTarget.value })}
            {...at('unit')}
          />
        )}
      </SimpleGrid>
      {value.kind === 'choice' && (
        <Textarea
          label="Choices"
          description="A line each."
          autosize
          minRows={2}
          value={value.choices}
          onChange={(event) => onChange({ choices: event.currentTarget.value })}
          {...at('choices')}
        />
      )}
      <Checkbox
        label="It has to be answered"
        checked={value.required}
        onChange={(event) => onChange({ required: event.currentTarget.checked })}
      />
      {earlier.length > 0 && (
        <ConditionFields
          part={part}
          earlier={earlier}
          value={value.shown_when}
          onChange={(shown_when) => onChange({ shown_when })}
        />
      )}
    </>
  );
}
