import { useEffect, useState } from 'react';
import type { ApiProblem } from '@/api/problem';

/** Whole seconds until the server wants to hear from us again, counted from when this problem arrived. */
export function useCountdown(problem: ApiProblem | null): number {
  const [elapsed, setElapsed] = useState({ problem, seconds: 0 });
  const total = Math.ceil(problem?.retryAfterS ?? 0);
  if (elapsed.problem !== problem) setElapsed({ problem, seconds: 0 });

  useEffect(() => {
    if (total === 0) return;
    const startedAt = Date.now();
    const timer = setInterval(() => {
      const seconds = Math.floor((Date.now() - startedAt) / 1000);
      setElapsed({ problem, seconds });
      if (seconds >= total) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [problem, total]);

  return Math.max(0, total - elapsed.seconds);
}
