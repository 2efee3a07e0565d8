import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconFileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { IconComponent } from '@/components/icon-component';
import { SPECIMEN_STATUS } from '@/components/specimen/specimen-status';
import { formatDateTime } from '@/lib/time';
import type { ScanAnswer, ScanResult } from '../types';

/** How a result sounds. */
export type Tone = 'good' | 'known' | 'bad';

interface ResultLook {
  title: string;
  color: string;
  icon: IconComponent;
  tone: Tone;
  /** What to do now; "" where the specimen itself says it. */
  tellNext: (answer: ScanAnswer) => string;
}

const NOTHING = () => '';

/** How each result looks, sounds and what it asks for. */
export const SCAN_RESULTS: Record<ScanResult, ResultLook> = {
  received: {
    title: 'Received',
    color: 'teal',
    icon: IconCircleCheck,
    tone: 'good',
    tellNext: NOTHING,
  },
  opened: {
    title: 'Opened',
    color: 'teal',
    icon: IconCircleCheck,
    tone: 'good',
    tellNext: NOTHING,
  },
  order: {
    title: 'Order',
    color: 'teal',
    icon: IconFileText,
    tone: 'good',
    tellNext: ({ order }) => `Now receiving ${order?.number ?? 'it'}: scan its specimens.`,
  },
  manifest: {
    title: 'Manifest',
    color: 'teal',
    icon: IconFileText,
    tone: 'good',
    tellNext: NOTHING,
  },
  already_received: {
    title: 'Received before',
    color: 'blue',
    icon: IconInfoCircle,
    tone: 'known',
    tellNext: tellReceipt,
  },
  not_receivable: {
    title: 'Cannot be received',
    color: 'red',
    icon: IconCircleX,
    tone: 'bad',
    tellNext: tellWhyNot,
  },
  wrong_order: {
    title: 'Another order’s',
    color: 'orange',
    icon: IconAlertTriangle,
    tone: 'bad',
    tellNext: ({ specimen }) =>
      `Nothing was changed. It belongs to ${specimen?.order.number ?? 'another order'}.`,
  },
  foreign: {
    title: 'Not ours',
    color: 'red',
    icon: IconCircleX,
    tone: 'bad',
    tellNext: () => 'The number is right, but of another lab. Set it aside and ask who sent it.',
  },
  misread: {
    title: 'Misread',
    color: 'orange',
    icon: IconAlertTriangle,
    tone: 'bad',
    tellNext: () => 'A sign is wrong. Scan it again, or type the number from the label.',
  },
  unknown: {
    title: 'Unknown code',
    color: 'red',
    icon: IconCircleX,
    tone: 'bad',
    tellNext: () => 'No specimen, order or manifest has it. Look for another code on the label.',
  },
};

/** Where a code leads; null where it leads nowhere. */
export function addressOf({ specimen, order, manifest }: ScanAnswer): string | null {
  if (specimen) return `/specimens/${specimen.id}`;
  if (order) return `/orders/${order.id}`;
  if (manifest) return `/manifests/${manifest.id}`;
  return null;
}

function tellReceipt({ specimen }: ScanAnswer): string {
  if (!specimen?.received_at) return 'Nothing was changed.';
  const by = specimen.received_by ? ` by ${specimen.received_by.name}` : '';
  return `${formatDateTime(specimen.received_at)}${by}. Nothing was changed.`;
}

const FINAL = new Set<string>(['rejected', 'cancelled', 'discarded']);

function tellWhyNot({ specimen }: ScanAnswer): string {
  const why =
    specimen && FINAL.has(specimen.status)
      ? SPECIMEN_STATUS[specimen.status].label.toLowerCase()
      : 'of an order that is closed';
  return `It is ${why}. Set it aside.`;
}
