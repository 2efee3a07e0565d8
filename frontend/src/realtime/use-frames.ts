import { useEffect, useEffectEvent } from 'react';
import { onFrame, onResync } from './frame-bus';
import type { FrameOf, FrameType } from './protocol';

/** Calls `handle` with every frame of a type while the component is mounted. */
export function useFrames<Type extends FrameType>(
  type: Type,
  handle: (frame: FrameOf<Type>) => void,
): void {
  const handleLatest = useEffectEvent(handle);
  useEffect(() => onFrame(type, (frame) => handleLatest(frame)), [type]);
}

/** Calls `handle` after each reconnect, when frames may have been missed. */
export function useResync(handle: () => void): void {
  const handleLatest = useEffectEvent(handle);
  useEffect(() => onResync(() => handleLatest()), []);
}
