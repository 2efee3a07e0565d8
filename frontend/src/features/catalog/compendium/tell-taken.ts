import type { Taken } from '@/api/gen';

/** "12 tests and 1 panel are in your catalogue now." */
export function tellTaken({ tests, panels }: Pick<Taken, 'tests' | 'panels'>): string {
  const parts = [count(tests.length, 'test'), count(panels.length, 'panel')].filter(Boolean);
  if (parts.length === 0) return 'Your catalogue has all of these codes already.';
  const isOne = tests.length + panels.length === 1;
  return `${parts.join(' and ')} ${isOne ? 'is' : 'are'} in your catalogue now.`;
}

function count(many: number, word: string): string {
  return many === 0 ? '' : `${many} ${word}${many === 1 ? '' : 's'}`;
}
