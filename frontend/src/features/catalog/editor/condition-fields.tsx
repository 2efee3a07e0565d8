import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { splitBy } from '../form/write-test';
import type { QuestionForm } from '../form/test-form';
import { useFields } from './faults-context';

type Condition = QuestionForm['shown_when'];

const ALWAYS = { value: '', label: 'Always' };
const YES_OR_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

interface ConditionFieldsProps {
  part: string;
  earlier: readonly QuestionForm[];
  value: Condition;
  onChange: (condition: Condition) => void;
}

/** When a question is asked: always, or after a certain answer to an earlier one. */
export function ConditionFields({ part, earlier, value, onChange }: ConditionFieldsProps) {
  const at = useFields(part);
  const asked = earlier.find(({ row }) => row === value?.of);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NativeSelect
        label="Asked"
        data={[
          ALWAYS,
          ...earlier.map(({ row, text }, place) => ({
            value: String(row),
            label: `Only after “${text || `Question ${place + 1}`}”`,
          })),
        ]}
        value={asked ? String(asked.row) : ''}
        onChange={({ currentTarget: { value: of } }) => {
          const chosen = earlier.find(({ row }) => String(row) === of);
          onChange(chosen ? { of: chosen.row, equals: firstAnswer(chosen) } : null);
        }}
        {...at('shown_when')}
      />
      {asked && value && (
        <AnswerField
          question={asked}
          value={value.equals}
          onChange={(equals) => onChange({ of: asked.row, equals })}
        />
      )}
    </SimpleGrid>
  );
}

interface AnswerFieldProps {
  question: QuestionForm;
  value: string;
  onChange: (answer: string) => void;
}

function AnswerField({ question, value, onChange }: AnswerFieldProps) {
  const label = 'was answered';
  const type = (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
    onChange(event.currentTarget.value);
  const options = optionsOf(question);
  return options ? (
    <NativeSelect label={label} data={options} value={value} onChange={type} />
  ) : (
    <TextInput
      label={label}
      type={question.kind === 'date' ? 'date' : 'text'}
      value={value}
      onChange={type}
    />
  );
}

function optionsOf({ kind, choices }: QuestionForm) {
  if (kind === 'yes_no') return YES_OR_NO;
  return kind === 'choice' ? splitBy(choices, '\n') : null;
}

/** What a list shows first is what it stands at. */
function firstAnswer(question: QuestionForm): string {
  const [first] = optionsOf(question) ?? [];
  return typeof first === 'string' ? first : (first?.value ?? '');
}
