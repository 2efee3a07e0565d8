import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ChangeButton } from '@/components/change-button';
import { LeaveGuard } from '@/components/leave-guard';
import { SpecimenBadge } from '@/components/specimen/specimen-badge';
import { useLocalPreference } from '@/lib/local-preferences';
import { playTones } from '../scan/play-tones';
import { ScanField } from '../scan/scan-field';
import { SoundSwitch } from '../scan/sound-switch';
import type { Manifest } from '../types';
import { findMissing, hasArrived, isOpen, tickScanned } from './arrivals';
import { ConfirmReceipt } from './confirm-receipt';
import classes from './manifests.module.css';
import { SpecimenLine } from './specimen-line';
import { TickNotice, TICK_TONES } from './tick-notice';

/** The lab ticks what arrived, by scanner or by hand; nothing is received before the differences were named. */
export function ReceiveManifest({ manifest }: { manifest: Manifest }) {
  const { specimens } = manifest;
  const [hasSound] = useLocalPreference('scanSound');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [latest, setLatest] = useState<{ code: string; tick: ReturnType<typeof tickScanned> }>();
  const [isAsking, setAsking] = useState(false);
  const open = specimens.filter(isOpen);
  const missing = findMissing(specimens, ticked);

  function put(ids: readonly string[], isThere: boolean) {
    setTicked((known) => {
      const others = [...known].filter((id) => !ids.includes(id));
      return new Set(isThere ? [...others, ...ids] : others);
    });
  }

  function scan(code: string) {
    const tick = tickScanned(code, specimens, ticked);
    setLatest({ code, tick });
    if (hasSound) playTones(TICK_TONES[tick.result]);
    if (tick.result === 'ticked' && tick.specimen) put([tick.specimen.id], true);
  }

  return (
    <Stack gap="md">
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <ScanField label="Scan what arrived" onScan={scan} />
        <SoundSwitch />
      </Group>
      <TickNotice latest={latest} />
      <section className={classes.section} aria-label="Specimens">
        <Group justify="space-between" mb="xs">
          <Checkbox
            label="All arrived"
            checked={missing.length === 0}
            indeterminate={missing.length > 0 && missing.length < open.length}
            onChange={(event) =>
              put(
                open.map(({ id }) => id),
                event.currentTarget.checked,
              )
            }
          />
          <Text size="sm" c="dimmed" className="tabular">
            {specimens.length - missing.length} of {specimens.length}
          </Text>
        </Group>
        <ul className={classes.list}>
          {specimens.map((specimen) => (
            <li key={specimen.id} className={classes.item}>
              <Checkbox
                label={<SpecimenLine specimen={specimen} />}
                checked={hasArrived(specimen, ticked)}
                disabled={!isOpen(specimen)}
                onChange={(event) => put([specimen.id], event.currentTarget.checked)}
              />
              {!isOpen(specimen) && <SpecimenBadge status={specimen.status} />}
            </li>
          ))}
        </ul>
      </section>
      <Group justify="flex-end">
        <ChangeButton onClick={() => setAsking(true)}>Receive…</ChangeButton>
      </Group>
      {isAsking && (
        <ConfirmReceipt manifest={manifest} ticked={ticked} onClose={() => setAsking(false)} />
      )}
      <LeaveGuard isUnsaved={ticked.size > 0} />
    </Stack>
  );
}
