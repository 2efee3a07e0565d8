import { useState } from 'react';
import type { Order } from '../types';

/** A test or a panel as it is called. */
export interface CalledSo {
  id: string;
  code: string;
  name: string;
}

/** How tests and panels are called that a form has met so far: what is not offered any more still has a name. */
export function useTestNames(order: Pick<Order, 'tests'> | null) {
  const [names, setNames] = useState(() => order?.tests.flatMap(namesIn) ?? []);
  return {
    nameOf: (id: string) => names.findLast((each) => each.id === id),
    remember: (called: readonly CalledSo[]) => setNames((known) => [...known, ...called]),
    rememberOrder: ({ tests }: Order) => setNames((known) => [...known, ...tests.flatMap(namesIn)]),
  };
}

export type TestNames = ReturnType<typeof useTestNames>;

function namesIn({ test, code, name, panel }: Order['tests'][number]): CalledSo[] {
  return [{ id: test, code, name }, ...(panel ? [panel] : [])];
}
