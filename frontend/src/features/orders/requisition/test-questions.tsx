import { Fieldset, Stack } from '@mantine/core';
import type { Errors } from '../order-faults';
import { answerId } from './field-ids';
import { QuestionField } from './question-field';
import { findAsked, giveAnswer } from './questions';
import type { TestLine } from './test-lines';
import type { ReadTests } from './use-read-tests';

interface TestQuestionsProps {
  lines: readonly TestLine[];
  read: ReadTests;
  errors: Errors;
  onChange: (lines: TestLine[]) => void;
}

/** What the lab asks of the chosen tests; what depends on an answer comes and goes with it. */
export function TestQuestions({ lines, read, errors, onChange }: TestQuestionsProps) {
  return lines.map(({ test, answers }) => {
    const { code, name, questions = [] } = read.get(test) ?? {};
    if (questions.length === 0) return null;
    return (
      <Fieldset key={test} legend={`${code ?? ''}: ${name ?? ''}`}>
        <Stack gap="sm">
          {findAsked(questions, answers).map((question) => (
            <QuestionField
              key={question.key}
              id={answerId(test, question.key)}
              question={question}
              answer={answers[question.key]}
              error={errors[answerId(test, question.key)]}
              onAnswer={(answer) =>
                onChange(
                  lines.map((line) =>
                    line.test === test
                      ? { ...line, answers: giveAnswer(questions, answers, question.key, answer) }
                      : line,
                  ),
                )
              }
            />
          ))}
        </Stack>
      </Fieldset>
    );
  });
}
