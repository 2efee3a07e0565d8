import { VisuallyHidden } from '@mantine/core';
import type { Scan } from './scan-queue';
import { SCAN_RESULTS } from './scan-results';

/** Says the latest result to those who do not look; what went wrong interrupts. */
export function ScanAnnouncer({ scan }: { scan: Scan | null }) {
  const [text, isBad] = scan ? wordsOf(scan) : ['', false];
  return (
    <VisuallyHidden>
      <div role="status">{isBad ? '' : text}</div>
      <div aria-live="assertive">{isBad ? text : ''}</div>
    </VisuallyHidden>
  );
}

function wordsOf({ request, state }: Scan): [text: string, isBad: boolean] {
  if (state.status === 'refused') return [`${request.code}: ${state.reason}`, true];
  if (state.status !== 'settled') return ['', false];
  const { title, tone, tellNext } = SCAN_RESULTS[state.result];
  const number = state.answer.specimen?.accession_number ?? request.code;
  return [`${title}: ${number}. ${tellNext(state.answer)}`, tone === 'bad'];
}
