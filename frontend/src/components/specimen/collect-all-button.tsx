import { useState } from 'react';
import { useActor } from '@/session/actor';
import { ChangeButton } from '../change-button';
import type { Specimen } from './types';
import type { SpecimenSteps } from './use-specimen-steps';

const BY_SIDE = {
  clinic: { action: 'collect', label: 'Mark all collected' },
  lab: { action: 'receive', label: 'Receive all' },
} as const;

interface CollectAllButtonProps {
  specimens: readonly Specimen[];
  steps: SpecimenSteps;
}

/** The usual step of one's side with every specimen that still needs it; nothing where one press does no more than its row's. */
export function CollectAllButton({ specimens, steps }: CollectAllButtonProps) {
  const { organization } = useActor();
  const [isRunning, setRunning] = useState(false);
  const { action, label } = BY_SIDE[organization.kind];
  const waiting = specimens.filter(({ allowed_actions: allowed }) => allowed.includes(action));
  if (!isRunning && waiting.length < 2) return null;

  async function takeAll() {
    setRunning(true);
    await steps.takeAll(waiting, action);
    setRunning(false);
  }

  return (
    <ChangeButton size="compact-sm" loading={isRunning} onClick={() => void takeAll()}>
      {label}
    </ChangeButton>
  );
}
