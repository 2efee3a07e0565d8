import type { OrderAction } from '../types';

/** The order in which a worklist row offers its one button. */
const PREFERENCE: readonly OrderAction[] = [
  'review',
  'start',
  'complete',
  'deliver',
  'resume',
  'submit',
];

export function findNextStep(allowed: readonly OrderAction[]): OrderAction | undefined {
  return PREFERENCE.find((action) => allowed.includes(action));
}

export function findOtherSteps(allowed: readonly OrderAction[]): OrderAction[] {
  const next = findNextStep(allowed);
  return allowed.filter((action) => action !== next);
}
