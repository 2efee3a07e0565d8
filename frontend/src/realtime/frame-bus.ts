import type { Frame, FrameOf, FrameType } from './protocol';

type Listener = (frame: Frame) => void;

const frameListeners = new Set<Listener>();
const resyncListeners = new Set<() => void>();

/** Hands a parsed frame to everybody who asked for its type. */
export function publishFrame(frame: Frame): void {
  for (const listener of frameListeners) listener(frame);
}

export function onAnyFrame(listener: Listener): () => void {
  frameListeners.add(listener);
  return () => frameListeners.delete(listener);
}

export function onFrame<Type extends FrameType>(
  type: Type,
  handle: (frame: FrameOf<Type>) => void,
): () => void {
  return onAnyFrame((frame) => {
    if (frame.type === type) handle(frame as FrameOf<Type>);
  });
}

/** Says that frames may have been missed: whoever shows live data reads it again. */
export function publishResync(): void {
  for (const listener of resyncListeners) listener();
}

export function onResync(listener: () => void): () => void {
  resyncListeners.add(listener);
  return () => resyncListeners.delete(listener);
}
