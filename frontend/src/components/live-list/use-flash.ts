import { useEffect, useRef, useState } from 'react';

const FLASH_MS = 2_000;

/** Names that were called within the last two seconds. */
export function useFlash() {
  const [flashing, setFlashing] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const running = timers.current;
    return () => running.forEach((timer) => clearTimeout(timer));
  }, []);

  function flash(name: string): void {
    clearTimeout(timers.current.get(name));
    setFlashing((names) => new Set(names).add(name));
    const end = () => setFlashing((names) => new Set([...names].filter((each) => each !== name)));
    timers.current.set(name, setTimeout(end, FLASH_MS));
  }

  return { flashing, flash };
}
