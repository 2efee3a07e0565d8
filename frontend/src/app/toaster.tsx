import { notificationsStore } from '@mantine/notifications';
import { lazy, Suspense, useState, useEffect } from 'react';

const ToastStack = lazy(() => import('./toast-stack'));

function hasToasts(): boolean {
  return notificationsStore.getState().notifications.length > 0;
}

/** Loads what shows toasts when the first one comes; the store keeps it until then. */
export function Toaster() {
  const [needed, setNeeded] = useState(hasToasts);
  useEffect(
    () =>
      notificationsStore.subscribe(() => {
        if (hasToasts()) setNeeded(true);
      }),
    [],
  );
  if (!needed) return null;
  return (
    <Suspense>
      <ToastStack />
    </Suspense>
  );
}
