import { useState } from 'react';
import { readDocument, type PrintedDocument } from './documents-api';
import { explainRefusal } from './failure-texts';

/** Long enough for a viewer to have read it and for a second look. */
const KEPT_MS = 10 * 60_000;

export type PrintState =
  | { status: 'idle' }
  | { status: 'reading' }
  /** The browser let no tab open; the file waits to be saved. */
  | { status: 'blocked'; file: Blob }
  | { status: 'failed'; reason: string };

/** Opens a document in a tab of its own, which prints it. A plain link could not send the access token. */
export function usePrint(document: PrintedDocument) {
  const [state, setState] = useState<PrintState>({ status: 'idle' });

  async function print() {
    // Only within the click may a tab be opened; what it shows comes later.
    const tab = window.open('', '_blank');
    setState({ status: 'reading' });
    try {
      const file = await readDocument(document);
      if (tab) showIn(tab, file);
      setState(tab ? { status: 'idle' } : { status: 'blocked', file });
    } catch (error) {
      tab?.close();
      setState({ status: 'failed', reason: explainRefusal(error) });
    }
  }

  return { state, print, dismiss: () => setState({ status: 'idle' }) };
}

function showIn(tab: Window, file: Blob): void {
  const url = URL.createObjectURL(file);
  tab.location.replace(url);
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
