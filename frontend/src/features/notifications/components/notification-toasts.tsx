import { Anchor } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useLocalPreference } from '@/lib/local-preferences';
import type { NotificationFrame } from '@/realtime/protocol';
import { useFrames } from '@/realtime/use-frames';
import { addressOf } from '../address-of';
import { lookOf } from '../kinds';
import { isOnScreen, toastId, toastText } from '../toast-rules';
import { useMarkRead } from '../use-mark-read';

/** Shows what arrives live; what was missed waits quietly in the bell. */
export function NotificationToasts() {
  const location = useLocation();
  const navigate = useNavigate();
  const markRead = useMarkRead();
  const [soundOn] = useLocalPreference('sound');
  const isCaughtUp = useRef(false);
  const shown = useRef(new Map<string, number>());

  useFrames('hello', () => {
    isCaughtUp.current = false;
  });
  useFrames('synced', () => {
    isCaughtUp.current = true;
  });
  function open(frame: NotificationFrame): void {
    markRead.mutate({ ids: [frame.id] });
    void navigate(addressOf(frame));
    notifications.hide(toastId(frame));
  }

  function showToast(frame: NotificationFrame): void {
    const id = toastId(frame);
    const count = (shown.current.get(id) ?? 0) + 1;
    shown.current.set(id, count);
    const { icon: Icon, label, color } = lookOf(frame.kind);
    const toast = {
      id,
      role: 'status',
      title: label,
      color,
      icon: <Icon size={18} aria-hidden="true" />,
      message: <ToastLink text={toastText(frame, count)} onOpen={() => open(frame)} />,
      onClose: () => shown.current.delete(id),
    };
    if (count > 1) notifications.update(toast);
    else notifications.show(toast);
  }

  useFrames('notification', (frame) => {
    if (!isCaughtUp.current || frame.is_read) return;
    if (frame.order && isOnScreen(frame.order.id, location)) return;
    showToast(frame);
    if (soundOn) void import('../play-chime').then(({ playChime }) => playChime());
  });

  return null;
}

function ToastLink({ text, onOpen }: { text: string; onOpen: () => void }) {
  return (
    <Anchor component="button" type="button" inherit ta="left" onClick={onOpen}>
      {text}
    </Anchor>
  );
}
