import { Alert } from '@mantine/core';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { IconComponent } from '@/components/icon-component';
import type { Tone } from '../scan/scan-results';
import type { Tick, TickResult } from './arrivals';

export const TICK_TONES: Record<TickResult, Tone> = {
  ticked: 'good',
  known: 'known',
  not_listed: 'bad',
};

const LOOKS: Record<TickResult, { color: string; icon: IconComponent; text: string }> = {
  ticked: { color: 'teal', icon: IconCircleCheck, text: 'is here.' },
  known: { color: 'blue', icon: IconInfoCircle, text: 'was counted before.' },
  not_listed: {
    color: 'red',
    icon: IconCircleX,
    text: 'is not on this manifest. Set it aside; it can be received on its own under Scan.',
  },
};

/** What the latest scan meant. The region stays, so that its change is read out. */
export function TickNotice({ latest }: { latest?: { code: string; tick: Tick } }) {
  const look = latest && LOOKS[latest.tick.result];
  return (
    <div role="status">
      {look && (
        <Alert
          role={undefined}
          color={look.color}
          variant="light"
          icon={<look.icon size={20} aria-hidden />}
        >
          <b className="order-number">{latest.tick.specimen?.accession_number ?? latest.code}</b>{' '}
          {look.text}
        </Alert>
      )}
    </div>
  );
}
