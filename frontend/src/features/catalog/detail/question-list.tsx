import { Text } from '@mantine/core';
import type { Question } from '@/api/gen';
import { QUESTION_KINDS, tellAnswer } from './detail-texts';
import classes from './detail.module.css';
import { Section } from './section';

/** What the lab asks whoever orders the test. */
export function QuestionList({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <Section title="Asked when it is ordered">
      <ol className={classes.list}>
        {questions.map((question) => (
          <li key={question.key}>
            <Text>{question.text}</Text>
            <Text size="sm" c="dimmed">
              {tellQuestion(question, questions)}
            </Text>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function tellQuestion(question: Question, all: readonly Question[]): string {
  const { kind, unit, choices = [], required = false, shown_when: condition } = question;
  const earlier = condition && all.find(({ key }) => key === condition.key);
  return [
    choices.length > 0 ? choices.join(', ') : QUESTION_KINDS[kind],
    unit && `in ${unit}`,
    required ? 'has to be answered' : 'can be left open',
    earlier && `only if “${earlier.text}” is answered ${tellAnswer(condition.equals)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
