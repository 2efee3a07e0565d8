import { z } from 'zod/mini';

const notificationOrder = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  version: z.number(),
});

const frameSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    user_id: z.string(),
    organization_id: z.nullable(z.string()),
    heartbeat_s: z.number(),
    unread: z.number(),
    epoch: z.string(),
    head: z.number(),
    recovered: z.boolean(),
  }),
  z.object({
    type: z.literal('notification'),
    seq: z.number(),
    id: z.string(),
    kind: z.string(),
    message: z.string(),
    order: z.nullable(notificationOrder),
    manifest: z.nullable(z.object({ id: z.string(), number: z.string() })),
    created_at: z.string(),
    is_read: z.boolean(),
  }),
  z.object({
    type: z.literal('order'),
    id: z.string(),
    number: z.string(),
    status: z.string(),
    version: z.number(),
    event: z.string(),
  }),
  z.object({
    type: z.literal('read'),
    ids: z.optional(z.array(z.string())),
    up_to_seq: z.optional(z.number()),
    unread: z.number(),
  }),
  z.object({ type: z.literal('synced'), seq: z.number() }),
  z.object({ type: z.literal('heartbeat'), head: z.number(), unread: z.number() }),
  z.object({ type: z.literal('renewed') }),
  z.object({ type: z.literal('token_expiring') }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('error'), code: z.string(), detail: z._default(z.string(), '') }),
  z.object({ type: z.literal('goodbye'), retry_after_ms: z._default(z.number(), 0) }),
]);

export type Frame = z.infer<typeof frameSchema>;
export type FrameType = Frame['type'];
export type FrameOf<Type extends FrameType> = Extract<Frame, { type: Type }>;
export type OrderFrame = FrameOf<'order'>;
export type NotificationFrame = FrameOf<'notification'>;
export type ReadFrame = FrameOf<'read'>;

/** The frame in a socket message, or null for what this version does not know. */
export function parseFrame(data: unknown): Frame | null {
  if (typeof data !== 'string') return null;
  try {
    const frame = frameSchema.safeParse(JSON.parse(data));
    return frame.success ? frame.data : null;
  } catch {
    return null;
  }
}
