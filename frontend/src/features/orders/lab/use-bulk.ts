import { useState } from 'react';
import { explainFailure } from '@/components/conflict/conflict';
import type { BulkAction } from '../steps/actions';
import { useMoveOrder } from '../steps/use-move-order';
import type { Order } from '../types';
import { runBounded, type ItemResult } from './run-bounded';

const AT_ONCE = 4;

/** Takes one step on many orders and keeps what became of each. */
export function useBulk(action: BulkAction) {
  const { mutateAsync } = useMoveOrder();
  const [results, setResults] = useState<Record<string, ItemResult>>({});
  const [phase, setPhase] = useState<'asking' | 'running' | 'over'>('asking');

  async function run(orders: readonly Order[]) {
    setPhase('running');
    await runBounded(
      orders,
      AT_ONCE,
      (order) => mutateAsync({ order, action }),
      ({ id }, result) => setResults((known) => ({ ...known, [id]: result })),
      explainFailure,
    );
    setPhase('over');
  }

  const done = Object.keys(results).filter((id) => results[id]?.state === 'done');
  return { phase, results, done, run };
}
