import type { Frame } from './protocol';

export interface CursorValue {
  epoch: string;
  seq: number;
}

interface Follow {
  /** False for a notification that was already seen. */
  isNew: boolean;
  /** The server has more than what arrived: ask for it. */
  isBehind: boolean;
}

/** Remembers up to where notifications arrived, so that a new socket goes on there. */
export function createCursor() {
  let value: CursorValue | null = null;

  function follow(frame: Frame): Follow {
    let isNew = true;
    let isBehind = false;
    if (frame.type === 'hello' && (frame.epoch !== value?.epoch || !frame.recovered)) {
      value = { epoch: frame.epoch, seq: frame.head };
    } else if (frame.type === 'notification' && value) {
      isNew = frame.seq > value.seq;
      if (isNew) value = { ...value, seq: frame.seq };
    } else if (frame.type === 'synced' && value) {
      value = { ...value, seq: Math.max(value.seq, frame.seq) };
    } else if (frame.type === 'heartbeat' && value) {
      isBehind = frame.head > value.seq;
    }
    return { isNew, isBehind };
  }

  return { follow, get: () => value ?? undefined };
}
