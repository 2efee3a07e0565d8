import { Group, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Question } from '@/api/gen';
import { readNumber, showNumber } from './questions';
import type { Answer, Unread } from './test-lines';

interface QuestionFieldProps {
  id: string;
  question: Question;
  answer: Answer | Unread | undefined;
  error?: string;
  /** `null` takes the answer back. */
  onAnswer: (answer: Answer | Unread | null) => void;
}

const FIELDS = {
  yes_no: YesNoField,
  number: NumberField,
  choice: ChoiceField,
  date: DateField,
  text: WordsField,
};

/** One question of a lab, in the field that its kind asks for. */
export function QuestionField(props: QuestionFieldProps) {
  const Field = FIELDS[props.question.kind];
  return <Field {...props} />;
}

function commonOf({ question, error }: QuestionFieldProps) {
  return { label: question.text, withAsterisk: question.required, error };
}

function YesNoField(props: QuestionFieldProps) {
  const { id, answer, onAnswer } = props;
  return (
    <Radio.Group
      {...commonOf(props)}
      value={typeof answer === 'boolean' ? String(answer) : ''}
      onChange={(value) => onAnswer(value === 'true')}
    >
      <Group gap="lg" my={4}>
        <Radio id={id} value="true" label="Yes" />
        <Radio value="false" label="No" />
      </Group>
    </Radio.Group>
  );
}

function NumberField(props: QuestionFieldProps) {
  const { id, question, answer, onAnswer } = props;
  const [typed, setTyped] = useState('');
  return (
    <TextInput
      {...commonOf(props)}
      id={id}
      inputMode="decimal"
      maw={200}
      rightSection={question.unit}
      rightSectionWidth={56}
      rightSectionPointerEvents="none"
      value={showNumber(answer, typed)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onAnswer(readNumber(event.currentTarget.value));
      }}
    />
  );
}

function ChoiceField(props: QuestionFieldProps) {
  const { id, question, answer, onAnswer } = props;
  const choices = question.choices ?? [];
  return (
    <NativeSelect
      {...commonOf(props)}
      id={id}
      maw={360}
      data={[{ value: '', label: '—' }, ...choices]}
      value={typeof answer === 'string' ? answer : ''}
      onChange={(event) => onAnswer(event.currentTarget.value || null)}
    />
  );
}

function DateField(props: QuestionFieldProps) {
  const { id, answer, onAnswer } = props;
  return (
    <TextInput
      {...commonOf(props)}
      id={id}
      type="date"
      maw={200}
      value={typeof answer === 'string' ? answer : ''}
      onChange={(event) => onAnswer(event.currentTarget.value || null)}
    />
  );
}

function WordsField(props: QuestionFieldProps) {
  const { id, answer, onAnswer } = props;
  return (
    <TextInput
      {...commonOf(props)}
      id={id}
      maxLength={1000}
      value={typeof answer === 'string' ? answer : ''}
      onChange={({ currentTarget: { value } }) => onAnswer(value.trim() === '' ? null : value)}
    />
  );
}
