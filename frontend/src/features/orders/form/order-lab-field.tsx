import { useState } from 'react';
import { ConfirmDialog } from '@/components/confirm-dialog';
import type { Named } from '../types';
import { LabPicker } from './lab-picker';
import classes from './new-order-form.module.css';
import { OnTimeRate } from './on-time-rate';

interface OrderLabFieldProps {
  value: Named | null;
  /** Ids of the tests that would have to go with the lab. */
  tests: readonly string[];
  error?: string;
  onChange: (lab: Named | null) => void;
}

/** The lab of the order. Tests belong to their lab: another one takes them away, which is asked first. */
export function OrderLabField({ value, tests, error, onChange }: OrderLabFieldProps) {
  const [wanted, setWanted] = useState<{ lab: Named | null } | null>(null);
  const [asked, setAsked] = useState(0);

  function choose(lab: Named | null) {
    if (tests.length === 0 || lab?.id === value?.id) onChange(lab);
    else setWanted({ lab });
  }

  return (
    <div className={classes.lab}>
      {value && <OnTimeRate lab={value.id} tests={tests} />}
      <LabPicker
        // Without the change, the field says again what is chosen.
        key={asked}
        value={value?.id ?? null}
        known={value}
        error={error}
        onChange={choose}
      />
      {wanted && (
        <ConfirmDialog
          title={wanted.lab ? 'Order from another lab?' : 'Take the lab out?'}
          confirm={wanted.lab ? `Order from ${wanted.lab.name}` : 'Take it out'}
          act={() => {
            onChange(wanted.lab);
            return Promise.resolve();
          }}
          onClose={() => {
            setWanted(null);
            setAsked((count) => count + 1);
          }}
        >
          {tellLoss(tests.length, value)} What else you wrote stays.
        </ConfirmDialog>
      )}
    </div>
  );
}

function tellLoss(count: number, lab: Named | null): string {
  const tests = count === 1 ? 'The chosen test belongs' : `The ${count} chosen tests belong`;
  return `${tests} to ${lab?.name ?? 'the lab'} and will be removed.`;
}
