import { toProblem } from '@/api/problem';
import { describeProblem, type ProblemText } from '@/api/problem-texts';
import { describeConflict, readConflict } from '../conflict/conflict';

/** What these codes say where it is a specimen that was refused. */
const OF_SPECIMENS: Record<string, ProblemText | undefined> = {
  transition_not_allowed: {
    title: 'The specimen has moved on',
    detail: 'This step is no longer possible.',
  },
  order_closed: {
    title: 'The order is closed',
    detail: 'Nothing can be collected or received for it.',
  },
  nothing_to_print: {
    title: 'There is nothing to print',
    detail: 'Labels are printed for specimens that are expected or collected.',
  },
  already_received: {
    title: 'The manifest was received already',
    detail: 'Reload to see what arrived.',
  },
};

export function describeRefusal(error: unknown): ProblemText {
  const problem = toProblem(error);
  return OF_SPECIMENS[problem.code] ?? describeProblem(problem);
}

/** Why a step was refused, in one or two sentences for the row it stands at. */
export function explainRefusal(error: unknown): string {
  const problem = toProblem(error);
  const conflict = readConflict(problem);
  const { title, detail } = describeRefusal(problem);
  if (!conflict) return `${title}. ${detail}`;
  return `${describeConflict(conflict, Date.now())}. ${title}.`;
}
