import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

const MAX_TOASTS = 3;
const TOAST_MS = 6000;

/** Hover and focus hold the toasts; more than three wait for their turn. */
export default function ToastStack() {
  return (
    <Notifications
      position="bottom-right"
      limit={MAX_TOASTS}
      autoClose={TOAST_MS}
      zIndex={400}
      aria-live="polite"
    />
  );
}
