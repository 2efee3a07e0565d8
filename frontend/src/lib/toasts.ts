import { notifications } from '@mantine/notifications';
import { toProblem } from '@/api/problem';
import { describeProblem } from '@/api/problem-texts';

/** A background success; leaves by itself. */
export function showSuccess(message: string): void {
  notifications.show({ message, color: 'teal', role: 'status' });
}

/** A background failure; stays until it is closed. */
export function showProblem(error: unknown, what?: string): void {
  const text = describeProblem(toProblem(error));
  notifications.show({
    title: what ?? text.title,
    message: what ? `${text.title}. ${text.detail}` : text.detail,
    color: 'red',
    autoClose: false,
    role: 'alert',
  });
}
