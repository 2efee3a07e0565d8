import { notifications } from '@mantine/notifications';
import { showProblem } from '@/lib/toasts';
import { sendScan } from './scan-api';
import { addressOf, SCAN_RESULTS } from './scan-results';

/** Goes to what was scanned on some page; says so where it leads nowhere. */
export async function openScanned(code: string, go: (address: string) => void): Promise<void> {
  try {
    const answer = await sendScan({ code, intent: 'open' }, crypto.randomUUID());
    const address = addressOf(answer);
    if (address) go(address);
    else showResult(code, SCAN_RESULTS[answer.result]);
  } catch (error) {
    showProblem(error, `${code} was not looked up`);
  }
}

function showResult(code: string, look: (typeof SCAN_RESULTS)['unknown']): void {
  const message = look.tellNext({ result: 'unknown', specimen: null, order: null, manifest: null });
  notifications.show({ title: `${code}: ${look.title}`, message, color: 'red', role: 'alert' });
}
