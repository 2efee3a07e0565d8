import { useState } from 'react';
import { explainRefusal } from './failure-texts';
import { SPECIMEN_STEPS } from './steps';
import type { Specimen, SpecimenAction } from './types';
import { useMoveSpecimen } from './use-move-specimen';

export interface AskedSpecimenStep {
  specimen: Specimen;
  action: SpecimenAction;
}

export interface SpecimenSteps {
  /** Takes the step, or opens its dialog when it asks for something. */
  take: (specimen: Specimen, action: SpecimenAction) => void;
  /** Takes the same step with many, one after the other; one refusal stops no other. */
  takeAll: (specimens: readonly Specimen[], action: SpecimenAction) => Promise<void>;
  /** Specimens whose step is on its way. */
  busy: ReadonlySet<string>;
  /** Why the last step of a specimen was refused, by its id. */
  failures: Readonly<Record<string, string | undefined>>;
  dismiss: (id: string) => void;
  /** The step whose dialog is open. */
  asked: AskedSpecimenStep | null;
  closeDialog: () => void;
}

/** The steps of the specimens on a page; `onMoved` hears of each that was taken. */
export function useSpecimenSteps(onMoved?: (specimen: Specimen) => void): SpecimenSteps {
  const { mutateAsync } = useMoveSpecimen();
  const [asked, setAsked] = useState<AskedSpecimenStep | null>(null);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState<Record<string, string | undefined>>({});

  const tell = (id: string, reason?: string) =>
    setFailures((known) => ({ ...known, [id]: reason }));

  async function move(step: AskedSpecimenStep) {
    const { id } = step.specimen;
    tell(id);
    setBusy((ids) => new Set(ids).add(id));
    try {
      const moved = await mutateAsync(step);
      onMoved?.(moved);
    } catch (error) {
      tell(id, explainRefusal(error));
    } finally {
      setBusy((ids) => new Set([...ids].filter((each) => each !== id)));
    }
  }

  return {
    take: (specimen, action) => {
      if (SPECIMEN_STEPS[action].asks) setAsked({ specimen, action });
      else void move({ specimen, action });
    },
    takeAll: async (specimens, action) => {
      for (const specimen of specimens) await move({ specimen, action });
    },
    busy,
    failures,
    dismiss: (id) => tell(id),
    asked,
    closeDialog: () => setAsked(null),
  };
}
