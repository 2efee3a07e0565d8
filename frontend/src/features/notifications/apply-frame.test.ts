import { describe, expect, test } from 'vitest';
import type { Notification } from '@/api/gen';
import type { Frame, NotificationFrame } from '@/realtime/protocol';
import {
  addToList,
  applyToUnread,
  itemsOf,
  markInList,
  type NotificationList,
} from './apply-frame';

function frame(seq: number, changes: Partial<NotificationFrame> = {}): NotificationFrame {
  return {
    type: 'notification',
    seq,
    id: `n${seq}`,
    kind: 'order_held',
    message: `Message ${seq}`,
    order: null,
    created_at: '2026-11-23T10:00:00Z',
    manifest: null,
    is_read: false,
    ...changes,
  };
}

function listOf(...seqs: number[]): NotificationList {
  const results = seqs.map((seq) => ({ ...frame(seq), recipient: 'u' }) as unknown as Notification);
  return { pages: [{ next: null, previous: null, results }], pageParams: [undefined] };
}

const hello = { type: 'hello', unread: 4 } as Frame;
const ALL = { unread: false, kind: null };
const ids = (list: NotificationList) => itemsOf(list).map(({ id }) => id);

describe('the unread count', () => {
  test.each<[string, number | undefined, Frame, boolean, number | undefined]>([
    ['a hello brings the figure', 9, hello, false, 4],
    ['a heartbeat corrects it', 9, { type: 'heartbeat', head: 1, unread: 3 }, true, 3],
    ['a read frame brings it', 9, { type: 'read', ids: ['x'], unread: 8 }, true, 8],
    ['a live one adds to it', 4, frame(5), true, 5],
    ['the backlog is in it already', 4, frame(5), false, 4],
    ['one that was read adds nothing', 4, frame(5, { is_read: true }), true, 4],
    ['unknown stays unknown', undefined, frame(5), true, undefined],
    ['other frames leave it', 4, { type: 'pong' }, true, 4],
  ])('%s', (_name, count, received, isCaughtUp, expected) => {
    expect(applyToUnread(count, received, isCaughtUp)).toBe(expected);
  });
});

describe('a new notification', () => {
  test('goes on top', () => {
    expect(ids(addToList(listOf(2, 1), frame(3), ALL, 'u'))).toEqual(['n3', 'n2', 'n1']);
  });

  test.each([
    ['is there already', frame(2), ALL],
    ['is of another kind', frame(3), { unread: false, kind: 'order_rejected' }],
    [
      'was read, and the list shows unread ones',
      frame(3, { is_read: true }),
      { unread: true, kind: null },
    ],
  ])('changes nothing when it %s', (_name, received, filter) => {
    const list = listOf(2, 1);
    expect(addToList(list, received, filter, 'u')).toBe(list);
  });
});

describe('a read frame', () => {
  const readIds = (list: NotificationList) =>
    itemsOf(list)
      .filter((item) => item.is_read)
      .map(({ id }) => id);

  test('marks by id', () => {
    expect(readIds(markInList(listOf(3, 2, 1), { ids: ['n2'] }))).toEqual(['n2']);
  });

  test('marks up to a number', () => {
    expect(readIds(markInList(listOf(3, 2, 1), { up_to_seq: 2 }))).toEqual(['n2', 'n1']);
  });

  test('moves nothing', () => {
    expect(ids(markInList(listOf(3, 2, 1), { up_to_seq: 3 }))).toEqual(['n3', 'n2', 'n1']);
  });
});
