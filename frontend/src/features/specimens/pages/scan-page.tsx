import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { PageTitle } from '@/components/page-title';
import { SpecimenStepDialog } from '@/components/specimen/step-dialog';
import { useSpecimenSteps } from '@/components/specimen/use-specimen-steps';
import { useActor } from '@/session/actor';
import { OrderReceiving } from '../scan/order-receiving';
import { ScanAnnouncer } from '../scan/scan-announcer';
import { ScanField } from '../scan/scan-field';
import { ScanRow } from '../scan/scan-row';
import { amendScans } from '../scan/sitting';
import { SoundSwitch } from '../scan/sound-switch';
import { useScanning } from '../scan/use-scanning';
import type { ScanIntent, Specimen } from '../types';
import classes from '../scan/scan.module.css';

const MODES: { value: ScanIntent; label: string }[] = [
  { value: 'receive', label: 'Receive' },
  { value: 'open', label: 'Open' },
];

/** The bench: one field, and what became of each scan. */
export function ScanPage() {
  const { organization, role } = useActor();
  const mayReceive = organization.kind === 'lab' && role !== 'viewer';
  const [chosen, setChosen] = useState<ScanIntent>('receive');
  const intent = mayReceive ? chosen : 'open';
  const { owner, scans, latest, order, receiveOrder, take } = useScanning();
  const amend = (specimen: Specimen) => amendScans(owner, specimen);
  const steps = useSpecimenSteps(amend);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle>Scan</PageTitle>
        <Group gap="xs">
          {mayReceive && (
            <SegmentedControl
              aria-label="What a scan does"
              data={MODES}
              value={intent}
              onChange={(value) => setChosen(value === 'open' ? 'open' : 'receive')}
            />
          )}
          <SoundSwitch />
        </Group>
      </Group>
      <ScanField
        label={intent === 'receive' ? 'Scan what arrived' : 'Scan what to open'}
        onScan={(code) => void take(code, intent)}
      />
      <ScanAnnouncer scan={latest} />
      {order && intent === 'receive' && (
        <OrderReceiving key={order} id={order} onDone={() => receiveOrder(null)} />
      )}
      {scans.length === 0 && (
        <Text c="dimmed">
          {intent === 'receive'
            ? 'Scan the label on a specimen to receive it. An order’s or manifest’s code opens its list.'
            : 'Scan the code of a specimen, an order or a manifest to open it.'}
        </Text>
      )}
      <ul className={classes.list} aria-label="Scans of this sitting">
        {scans.map((scan) => (
          <ScanRow
            key={scan.id}
            scan={scan}
            steps={steps}
            onInsist={(code) => void take(code, 'receive', null)}
          />
        ))}
      </ul>
      <SpecimenStepDialog steps={steps} onMoved={amend} />
    </Stack>
  );
}
