import { toProblem, type ApiProblem } from '@/api/problem';
import { explainRefusal } from '@/components/specimen/failure-texts';
import type { ScanAnswer, ScanRequest, ScanResult, Specimen } from '../types';

export type ScanState =
  | { status: 'waiting' }
  | { status: 'sending' }
  /** No answer came; it is sent again by itself. */
  | { status: 'retrying'; reason: string }
  | { status: 'settled'; result: ScanResult; answer: ScanAnswer }
  | { status: 'refused'; reason: string };

export interface Scan {
  id: number;
  request: ScanRequest;
  /** With which it is sent each time: the server does it once. */
  key: string;
  /** When it was scanned, in ms. */
  at: number;
  state: ScanState;
}

/** A scan without its place in a queue. */
type Scanned = Pick<Scan, 'request' | 'key' | 'at'>;

interface QueueParts {
  send: (request: ScanRequest, key: string) => Promise<ScanAnswer>;
  /** Waits so many ms, or less when there is a reason to try at once. */
  pause: (ms: number) => Promise<void>;
  onChange: (scans: readonly Scan[]) => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
/** Who scanned it that long ago may not have it at hand any more. */
const LONGEST_KEPT_MS = 24 * 3_600_000;
const TOO_OLD = 'waited for more than a day. Scan it again if it is still to be received.';

export interface ScanQueue {
  /** Resolves with the scan once it is settled or refused. */
  add: (request: ScanRequest) => Promise<Scan>;
  /** Goes on with what another page left without an answer, newest first; what is too old is not sent. */
  resume: (left: readonly Scanned[]) => void;
  /** Shows a specimen that was moved on since, wherever it was scanned. */
  amend: (specimen: Specimen) => void;
  /** Sends nothing more: what is left was scanned in a session that is over. */
  stop: () => void;
}

/** Sends scans one after the other in their order. What gets no answer is sent again until it has one. */
export function createScanQueue({ send, pause, onChange }: QueueParts): ScanQueue {
  let scans: readonly Scan[] = [];
  let lastDone: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  function change(next: readonly Scan[]) {
    scans = next;
    onChange(scans);
  }

  function put(id: number, state: ScanState): Scan | undefined {
    change(scans.map((scan) => (scan.id === id ? { ...scan, state } : scan)));
    return scans.find((scan) => scan.id === id);
  }

  async function settle(scan: Scan): Promise<Scan> {
    for (let tries = 1; !isStopped; tries += 1) {
      put(scan.id, { status: 'sending' });
      try {
        const answer = await send(scan.request, scan.key);
        return put(scan.id, { status: 'settled', result: answer.result, answer }) ?? scan;
      } catch (error) {
        const problem = toProblem(error);
        const reason = explainRefusal(error);
        if (!mayPass(problem)) return put(scan.id, { status: 'refused', reason }) ?? scan;
        put(scan.id, { status: 'retrying', reason });
        await pause(pauseAfter(tries, problem.retryAfterS));
      }
    }
    return scan;
  }

  function queue(scan: Scanned): Promise<Scan> {
    const queued: Scan = { ...scan, id: scans.length, state: { status: 'waiting' } };
    change([queued, ...scans]);
    const done = lastDone.then(() => settle(queued));
    lastDone = done;
    return done;
  }

  function resume(scan: Scanned) {
    if (Date.now() - scan.at <= LONGEST_KEPT_MS) {
      void queue(scan);
    } else {
      const state: ScanState = { status: 'refused', reason: TOO_OLD };
      change([{ ...scan, id: scans.length, state }, ...scans]);
    }
  }

  return {
    add: (request) => queue({ request, key: crypto.randomUUID(), at: Date.now() }),
    resume: (left) => left.toReversed().forEach(resume),
    amend: (specimen) => change(scans.map((scan) => withSpecimen(scan, specimen))),
    stop: () => {
      isStopped = true;
    },
  };
}

/** The network, a busy server, or a try of the same scan that is still under way. */
function mayPass({ status, code }: ApiProblem): boolean {
  return status === 0 || status === 429 || status >= 500 || code === 'idempotency_in_progress';
}

function pauseAfter(tries: number, retryAfterS: number | null): number {
  if (retryAfterS !== null) return retryAfterS * 1_000;
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
}

function withSpecimen(scan: Scan, specimen: Specimen): Scan {
  const { state } = scan;
  if (state.status !== 'settled' || state.answer.specimen?.id !== specimen.id) return scan;
  return { ...scan, state: { ...state, answer: { ...state.answer, specimen } } };
}
