import { useState } from 'react';

/** Words for a patient who was not chosen. A try to send tells of them; typing alone does not. */
export function useUnfinishedPatient() {
  const [isUnfinished, setUnfinished] = useState(false);
  const [isTold, setTold] = useState(false);
  return {
    isUnfinished,
    isTold: isTold && isUnfinished,
    hear: (isNow: boolean) => {
      setUnfinished(isNow);
      setTold(false);
    },
    tell: () => setTold(isUnfinished),
  };
}
