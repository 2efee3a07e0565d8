import type { Icon } from '@tabler/icons-react';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconLockOpen from '@tabler/icons-react/dist/esm/icons/IconLockOpen.mjs';
import IconMessageReply from '@tabler/icons-react/dist/esm/icons/IconMessageReply.mjs';
import IconPackage from '@tabler/icons-react/dist/esm/icons/IconPackage.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import IconPlayerPlay from '@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs';
import IconRosetteDiscountCheck from '@tabler/icons-react/dist/esm/icons/IconRosetteDiscountCheck.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import IconUserEdit from '@tabler/icons-react/dist/esm/icons/IconUserEdit.mjs';
import IconUserPlus from '@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs';
import type { NotificationKind, OrganizationKind } from '@/api/gen';

export interface KindLook {
  label: string;
  icon: Icon;
  color: string;
  /** The side that can receive it; null: either. */
  side: OrganizationKind | null;
}

export const KINDS: Record<NotificationKind, KindLook> = {
  order_submitted: { label: 'New order', icon: IconSend, color: 'blue', side: 'lab' },
  order_answered: {
    label: 'Question answered',
    icon: IconMessageReply,
    color: 'indigo',
    side: 'lab',
  },
  order_edited: { label: 'Order edited', icon: IconPencil, color: 'gray', side: 'lab' },
  order_patient_corrected: {
    label: 'Patient corrected',
    icon: IconUserEdit,
    color: 'orange',
    side: 'lab',
  },
  order_cancelled: { label: 'Order cancelled', icon: IconBan, color: 'gray', side: 'lab' },
  lab_approved: {
    label: 'Lab approved',
    icon: IconRosetteDiscountCheck,
    color: 'teal',
    side: 'lab',
  },
  member_joined: { label: 'Colleague joined', icon: IconUserPlus, color: 'teal', side: null },
  order_opened_by_administrator: {
    label: 'Opened by an administrator',
    icon: IconLockOpen,
    color: 'orange',
    side: null,
  },
  patient_opened_by_admin: {
    label: 'Patient opened by an administrator',
    icon: IconLockOpen,
    color: 'orange',
    side: 'clinic',
  },
  order_held: { label: 'Order on hold', icon: IconPlayerPause, color: 'orange', side: 'clinic' },
  order_rejected: { label: 'Order rejected', icon: IconCircleX, color: 'red', side: 'clinic' },
  specimen_rejected: {
    label: 'Specimen rejected',
    icon: IconCircleX,
    color: 'red',
    side: 'clinic',
  },
  specimen_declined: { label: 'Specimen declined', icon: IconBan, color: 'orange', side: 'lab' },
  specimens_sent: { label: 'Specimens sent', icon: IconPackage, color: 'blue', side: 'lab' },
  specimens_missing: {
    label: 'Specimens missing',
    icon: IconPackage,
    color: 'red',
    side: 'clinic',
  },
  order_reviewed: { label: 'Review begun', icon: IconEye, color: 'violet', side: 'clinic' },
  order_started: { label: 'Work started', icon: IconFlask, color: 'indigo', side: 'clinic' },
  order_resumed: { label: 'Work resumed', icon: IconPlayerPlay, color: 'indigo', side: 'clinic' },
  order_completed: {
    label: 'Order completed',
    icon: IconCircleCheck,
    color: 'teal',
    side: 'clinic',
  },
  order_delivered: { label: 'Result delivered', icon: IconPackage, color: 'green', side: 'clinic' },
};

function isKnown(kind: string): kind is NotificationKind {
  return Object.hasOwn(KINDS, kind);
}

/** How a kind looks; one that a newer server adds still has a bell and a readable name. */
export function lookOf(kind: string): Omit<KindLook, 'side'> {
  if (isKnown(kind)) return KINDS[kind];
  const words = kind.replaceAll('_', ' ');
  return { label: words.charAt(0).toUpperCase() + words.slice(1), icon: IconBell, color: 'gray' };
}

/** Kinds a side can receive, as options of a select. */
export function kindOptions(side: OrganizationKind): { value: string; label: string }[] {
  return Object.entries(KINDS)
    .filter(([, look]) => look.side === side || look.side === null)
    .map(([value, { label }]) => ({ value, label }));
}
