import type { Order, OrderTest } from '../types';

export type Answer = boolean | number | string;

/** What was typed and cannot be read yet, such as "7," for a number. It stays in the form. */
export interface Unread {
  unread: string;
}

/** Key of a question → its answer. */
export type Answers = Readonly<Record<string, Answer | Unread>>;

/** A test of an order, as the form holds it. */
export interface TestLine {
  test: string;
  /** The panel that brought it. */
  panel: string | null;
  answers: Answers;
}

export function isUnread(answer: Answer | Unread | undefined): answer is Unread {
  return typeof answer === 'object';
}

export function linesOf({ tests }: Order): TestLine[] {
  return tests.map(({ test, panel, answers }) => ({
    test,
    panel: panel?.id ?? null,
    answers: Object.fromEntries(answers.map(({ key, answer }) => [key, answer])),
  }));
}

/** The lines as the server takes them. */
export function toWire(lines: readonly TestLine[]) {
  return lines.map(({ answers, ...line }) => ({ ...line, answers: readAnswers(answers) }));
}

/** Tests join at the end; one that is there already stays as it is. */
export function addTests(
  lines: readonly TestLine[],
  tests: readonly string[],
  panel: string | null = null,
): TestLine[] {
  const known = new Set(lines.map(({ test }) => test));
  const added = tests.filter((test) => !known.has(test));
  return [...lines, ...added.map((test) => ({ test, panel, answers: {} }))];
}

export function removeTests(lines: readonly TestLine[], tests: readonly string[]): TestLine[] {
  return lines.filter(({ test }) => !tests.includes(test));
}

/** Whether both say the same, whichever question was answered first. */
export function areSameLines(some: readonly TestLine[], others: readonly TestLine[]): boolean {
  return JSON.stringify(some.map(inOrder)) === JSON.stringify(others.map(inOrder));
}

function inOrder({ test, panel, answers }: TestLine) {
  return [test, panel, Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1))];
}

function readAnswers(answers: Answers): Record<string, Answer> {
  const read = Object.entries(answers).flatMap(([key, answer]) =>
    isUnread(answer) ? [] : [[key, answer] as const],
  );
  return Object.fromEntries(read);
}

/** "CHOL, TRIG, HDL" */
export function tellCodes(tests: readonly Pick<OrderTest, 'code'>[]): string {
  return tests.map(({ code }) => code).join(', ');
}

/** The first few codes, and how many there are besides: "CHOL, TRIG +3". */
export function tellFirstCodes(tests: readonly Pick<OrderTest, 'code'>[], shown = 2): string {
  const rest = tests.length - shown;
  // One more code takes no more room than saying that there is one.
  if (rest <= 1) return tellCodes(tests);
  return `${tellCodes(tests.slice(0, shown))} +${rest}`;
}
