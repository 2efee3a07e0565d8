import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { scanOwner, tabsThatKept, type Owner } from '@/lib/kept-scans';
import { useScansAnywhere } from '@/lib/use-scans';
import { useActor } from '@/session/actor';
import { isLocked } from '@/session/state';

/** A scan on any page opens what it stands for; what was left unanswered by an earlier page is sent from any. */
export function GlobalScans() {
  const navigate = useNavigate();
  const { profile, organizationId } = useActor();
  const personId = profile.id;
  useEffect(() => void resumeKept({ personId, organizationId }), [personId, organizationId]);
  useScansAnywhere((code) => {
    if (!isLocked()) void open(code, (address) => void navigate(address));
  });
  return null;
}

async function resumeKept(owner: Owner): Promise<void> {
  if (tabsThatKept(scanOwner(owner)).length === 0) return;
  const { resumeScans } = await import('@/features/specimens/scan/sitting');
  resumeScans(owner);
}

async function open(code: string, go: (address: string) => void): Promise<void> {
  const { openScanned } = await import('@/features/specimens/scan/open-scanned');
  await openScanned(code, go);
}
