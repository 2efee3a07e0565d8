import { z } from 'zod/mini';
import { wait } from '@/lib/wait';

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('token'), token: z.string() }),
  z.object({ type: z.literal('logged-in') }),
  z.object({ type: z.literal('logged-out') }),
  z.object({ type: z.literal('switched') }),
  z.object({ type: z.literal('locked') }),
  z.object({ type: z.literal('unlocked'), token: z.string() }),
]);

export type TabMessage = z.infer<typeof messageSchema>;

const NAME = 'clinic-lab-session';
const DELIVERY_MS = 50;
const channel = new BroadcastChannel(NAME);

/** Tells the other tabs of this browser; the sender does not hear itself. */
export function tellTabs(message: TabMessage): void {
  channel.postMessage(message);
}

export function onTabMessage(listener: (message: TabMessage) => void): () => void {
  function handle(event: MessageEvent<unknown>) {
    const message = messageSchema.safeParse(event.data);
    if (message.success) listener(message.data);
  }
  channel.addEventListener('message', handle);
  return () => channel.removeEventListener('message', handle);
}

/** Runs `work` while no other tab runs its own; without Web Locks (plain http) it just runs. */
export async function withTabLock<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  const atOnce = await navigator.locks.request(NAME, { ifAvailable: true }, async (lock) =>
    lock ? { result: await work() } : null,
  );
  if (atOnce) return atOnce.result;
  return navigator.locks.request(NAME, async () => {
    // The tab that held the lock has told its result; the message may still be on its way.
    await wait(DELIVERY_MS);
    return work();
  });
}
