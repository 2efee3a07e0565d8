import type { QuestionForm } from './test-form';
import { numberIn } from './numbers';

const LONGEST_KEY = 50;

/** The key of each question by its row: the one it has, or a new one made from its text. */
export function keysOf(questions: readonly QuestionForm[]): ReadonlyMap<number, string> {
  const taken = new Set(questions.map(({ key }) => key));
  return new Map(
    questions.map(({ row, key, text }) => {
      if (key) return [row, key];
      const made = unlike(taken, keyFrom(text));
      taken.add(made);
      return [row, made];
    }),
  );
}

/** "Is the patient fasting?" → "is_the_patient_fasting" */
function keyFrom(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean)
    .join('_');
  return (/^[a-z]/.test(words) ? words : `q_${words}`).slice(0, LONGEST_KEY - 3);
}

function unlike(taken: ReadonlySet<string>, key: string): string {
  for (let count = 1; ; count += 1) {
    const wanted = count === 1 ? key : `${key}_${count}`;
    if (!taken.has(wanted)) return wanted;
  }
}

/** The answer that a condition waits for, as the wire has it for a question of that kind. */
export function answerOf({ kind }: QuestionForm, typed: string): boolean | number | string {
  if (kind === 'yes_no') return typed === 'true';
  if (kind === 'number') return numberIn(typed) ?? typed;
  return typed.trim();
}
