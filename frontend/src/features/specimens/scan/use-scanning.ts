import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Owner } from '@/lib/kept-scans';
import { useLocalPreference } from '@/lib/local-preferences';
import { useActor } from '@/session/actor';
import type { ScanIntent } from '../types';
import { playTones } from './play-tones';
import type { Scan } from './scan-queue';
import { addressOf, SCAN_RESULTS } from './scan-results';
import { addScan, useScans } from './sitting';

/** The scans of this sitting, and what follows from each: a tone, a word for those who listen, another page. */
export function useScanning() {
  const { profile, organizationId } = useActor();
  const owner: Owner = { personId: profile.id, organizationId };
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const order = params.get('order');
  const [hasSound] = useLocalPreference('scanSound');
  const [latest, setLatest] = useState<Scan | null>(null);
  const scans = useScans(owner);
  const isHere = useIsHere();

  function receiveOrder(id: string | null) {
    setParams(id ? { order: id } : {}, { replace: true });
  }

  async function take(code: string, intent: ScanIntent, within = order) {
    const limits = intent === 'receive' && within ? { order: within } : {};
    const scan = await addScan(owner, { code, intent, ...limits });
    if (scan.state.status === 'waiting') return;
    if (hasSound) playTones(toneOf(scan));
    if (!isHere.current) return;
    setLatest(scan);
    follow(scan, intent);
  }

  function follow({ state }: Scan, intent: ScanIntent) {
    if (state.status !== 'settled') return;
    const address = addressOf(state.answer);
    if (intent === 'receive' && state.result === 'order') {
      receiveOrder(state.answer.order?.id ?? null);
    } else if (address && (intent === 'open' || state.result === 'manifest')) {
      void navigate(address);
    }
  }

  return { owner, scans, latest, order, receiveOrder, take };
}

function toneOf({ state }: Scan) {
  return state.status === 'settled' ? SCAN_RESULTS[state.result].tone : 'bad';
}

/** Whether the page is still on screen when an answer comes. */
function useIsHere() {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}
