import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconPackage from '@tabler/icons-react/dist/esm/icons/IconPackage.mjs';
import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import IconPlayerPlay from '@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs';
import IconPoint from '@tabler/icons-react/dist/esm/icons/IconPoint.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import IconUserEdit from '@tabler/icons-react/dist/esm/icons/IconUserEdit.mjs';
import { z } from 'zod/mini';
import type { IconComponent } from '@/components/icon-component';
import { ORDER_STATUS } from '@/components/order-status';
import { tellChange } from '@/components/patient/patient-texts';
import { describeSpecimenEvent, SPECIMEN_EVENTS } from '@/components/specimen/specimen-events';
import type { TimelineItem } from '@/components/timeline';
import { REJECT_REASONS } from '../steps/action-fields';
import { FIELD_LABELS } from '../order-content';
import type { OrderEvent, OrderStatus } from '../types';

const changedSchema = z.object({ changed: z.record(z.string(), z.unknown()) });

const correctionSchema = z.object({
  changed: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
});

const deliverySchema = z.object({
  carrier: z.optional(z.string()),
  tracking_number: z.optional(z.string()),
  collected_by: z.optional(z.string()),
});

interface EventLook {
  title: string;
  icon: IconComponent;
}

const EVENTS: Record<string, EventLook | undefined> = {
  submit: { title: 'Submitted', icon: IconSend },
  review: { title: 'Review started', icon: IconEye },
  start: { title: 'Work started', icon: IconFlask },
  hold: { title: 'Put on hold', icon: IconPlayerPause },
  resume: { title: 'Resumed', icon: IconPlayerPlay },
  complete: { title: 'Completed', icon: IconCircleCheck },
  deliver: { title: 'Delivered', icon: IconPackage },
  reject: { title: 'Rejected', icon: IconCircleX },
  cancel: { title: 'Cancelled', icon: IconBan },
  edit: { title: 'Edited', icon: IconPencil },
  attachment_added: { title: 'File added', icon: IconPaperclip },
  attachment_removed: { title: 'File removed', icon: IconPaperclip },
  correct_patient: { title: 'Patient details corrected', icon: IconUserEdit },
};

/** The steps an order still has before it when all goes well. */
const UPCOMING: Record<OrderStatus, readonly string[]> = {
  draft: ['Submitted', 'In review', 'In progress', 'Completed', 'Delivered'],
  submitted: ['In review', 'In progress', 'Completed', 'Delivered'],
  pending_review: ['In progress', 'Completed', 'Delivered'],
  in_progress: ['Completed', 'Delivered'],
  on_hold: ['Resumed', 'Completed', 'Delivered'],
  completed: ['Delivered'],
  delivered: [],
  rejected: [],
  cancelled: [],
};

export function upcomingSteps(status: OrderStatus): readonly string[] {
  return UPCOMING[status];
}

/** Events as the timeline shows them: what, who, when, and why. */
export function toTimelineItems(events: readonly OrderEvent[]): TimelineItem[] {
  return events.map((event) => {
    const ofSpecimen = SPECIMEN_EVENTS[event.action];
    const { title, icon } = ofSpecimen ?? EVENTS[event.action] ?? UNKNOWN;
    return {
      id: event.id,
      title: title || event.action,
      who: describeActor(event),
      at: event.created_at,
      icon,
      color: ofSpecimen?.color ?? ORDER_STATUS[event.to].color,
      details: ofSpecimen
        ? describeSpecimenEvent(event)
        : [...describeData(event), ...describeReason(event)],
    };
  });
}

const UNKNOWN: EventLook = { title: '', icon: IconPoint };

function describeActor({ actor, organization }: OrderEvent): string {
  return [actor?.name ?? 'Administrator', organization?.name].filter(Boolean).join(', ');
}

function describeReason({ reason_code, note }: OrderEvent): string[] {
  return [isReason(reason_code) ? REJECT_REASONS[reason_code] : reason_code, note].filter(Boolean);
}

const attachmentSchema = z.object({ attachment: z.object({ name: z.string() }) });

function describeData({ action, data }: OrderEvent): string[] {
  const file = attachmentSchema.safeParse(data);
  if (file.success) return [file.data.attachment.name];
  if (action === 'edit') return describeEdit(data);
  if (action === 'correct_patient') return describeCorrection(data);
  if (action === 'deliver') return describeDelivery(data);
  return [];
}

function describeEdit(data: unknown): string[] {
  const edit = changedSchema.safeParse(data);
  if (!edit.success) return [];
  const changes = Object.entries(edit.data.changed);
  const told = changes.flatMap(([name, change]) => describeRequisition(name, change));
  const labels = changes.filter(([name]) => !isToldWhole(name)).map(([name]) => labelOf(name));
  return [...told, ...(labels.length > 0 ? [`Changed: ${labels.join(', ')}`] : [])];
}

const TOLD_WHOLE = { tests: 'Tests', answers: 'Answers' };
const pairSchema = z.tuple([z.string(), z.string()]);

/** Short enough, and a lab at work has to know it. */
function describeRequisition(name: string, change: unknown): string[] {
  const pair = pairSchema.safeParse(change);
  if (!isToldWhole(name)) return [];
  const [was, is] = pair.success ? pair.data : ['', ''];
  return [`${TOLD_WHOLE[name]}: “${was || '—'}” → “${is || '—'}”`];
}

function isToldWhole(name: string): name is keyof typeof TOLD_WHOLE {
  return Object.hasOwn(TOLD_WHOLE, name);
}

function labelOf(name: string): string {
  return isField(name) ? FIELD_LABELS[name] : name;
}

function describeCorrection(data: unknown): string[] {
  const correction = correctionSchema.safeParse(data);
  if (!correction.success) return [];
  return Object.entries(correction.data.changed).map(([field, [before, after]]) =>
    tellChange(field, before, after),
  );
}

function describeDelivery(data: unknown): string[] {
  const delivery = deliverySchema.safeParse(data);
  if (!delivery.success) return [];
  const { carrier, tracking_number, collected_by } = delivery.data;
  return [
    ...(tracking_number ? [[carrier, tracking_number].filter(Boolean).join(' ')] : []),
    ...(collected_by ? [`Collected by ${collected_by}`] : []),
  ];
}

function isReason(text: string): text is keyof typeof REJECT_REASONS {
  return Object.hasOwn(REJECT_REASONS, text);
}

function isField(text: string): text is keyof typeof FIELD_LABELS {
  return Object.hasOwn(FIELD_LABELS, text);
}
