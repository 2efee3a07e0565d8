import type { Question } from '@/api/gen';
import { isUnread, type Answer, type Answers, type TestLine, type Unread } from './test-lines';
import type { ReadTests } from './use-read-tests';

/**
 * The questions that are asked, given the answers so far: those without a condition, and those whose condition names a
 * question that is itself asked and answered exactly so.
 */
export function findAsked(questions: readonly Question[], answers: Answers): Question[] {
  const known = new Map<string, Answer | Unread | undefined>();
  return questions.filter(({ key, shown_when: condition }) => {
    const isAsked = !condition || known.get(condition.key) === condition.equals;
    if (isAsked) known.set(key, answers[key]);
    return isAsked;
  });
}

/** The answers to what is asked; the others have lost their question. */
export function keepAsked(questions: readonly Question[], answers: Answers): Answers {
  const asked = findAsked(questions, answers).map(({ key }) => [key, answers[key]] as const);
  return Object.fromEntries(asked.filter(([, answer]) => answer !== undefined)) as Answers;
}

/** The lines with answers to what is asked only, as far as the questions have been read. */
export function keepAskedOf(lines: readonly TestLine[], read: ReadTests): TestLine[] {
  return lines.map((line) => {
    const known = read.get(line.test);
    return known ? { ...line, answers: keepAsked(known.questions ?? [], line.answers) } : line;
  });
}

/** The answers after one of them was given; `null` takes it back. */
export function giveAnswer(
  questions: readonly Question[],
  answers: Answers,
  key: string,
  answer: Answer | Unread | null,
): Answers {
  const { [key]: _former, ...others } = answers;
  return keepAsked(questions, answer === null ? others : { ...others, [key]: answer });
}

export interface AnswerFault {
  key: string;
  text: string;
}

/** Answers that are missing, or that nobody can read. */
export function findAnswerFaults(questions: readonly Question[], answers: Answers): AnswerFault[] {
  return findAsked(questions, answers).flatMap(({ key, text, required }) => {
    if (isUnread(answers[key])) return [{ key, text: `“${text}” needs a number, such as 7.5.` }];
    return required && answers[key] === undefined
      ? [{ key, text: `“${text}” needs an answer.` }]
      : [];
  });
}

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A number as it was typed, with a point or a comma; null for nothing, unread for anything else. */
export function readNumber(typed: string): number | Unread | null {
  const text = typed.trim();
  if (text === '') return null;
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : { unread: typed };
}

/** What stands in the field of a number: as it was typed, as long as that says the same. */
export function showNumber(answer: Answer | Unread | undefined, typed: string): string {
  if (isUnread(answer)) return answer.unread;
  if (typeof answer !== 'number') return '';
  return readNumber(typed) === answer ? typed : String(answer);
}
