import { useEffect, useEffectEvent } from 'react';
import { onAnyFrame, onFrame, onResync } from './frame-bus';
import type { Frame, FrameOf, FrameType } from './protocol';

/** Calls `handle` with every frame of a type while the component is mounted. */
export function useFrames<Type extends FrameType>(
  type: Type,
  handle: (frame: FrameOf<Type>) => void,
): void {
  const handleLatest = useEffectEvent(handle);
  useEffect(() => onFrame(type, (frame) => handleLatest(frame)), [type]);
}

/** Calls `handle` with every frame, whatever its type. */
export function useAnyFrame(handle: (frame: Frame) => void): void {
  const handleLatest = useEffectEvent(handle);
  useEffect(() => onAnyFrame((frame) => handleLatest(frame)), []);
}

/** Calls `handle` after each connect, when frames may have been missed. */
export function useResync(handle: () => void): void {
  const handleLatest = useEffectEvent(handle);
  useEffect(() => onResync(() => handleLatest()), []);
}
