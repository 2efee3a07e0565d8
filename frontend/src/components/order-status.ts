import type { OrderStatus } from '@/api/gen';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconPackage from '@tabler/icons-react/dist/esm/icons/IconPackage.mjs';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';

import type { Label } from './label-badge';

/** How each status looks, everywhere: icon, text and colour. */
export const ORDER_STATUS = {
  draft: { label: 'Draft', color: 'gray', icon: IconPencil },
  submitted: { label: 'Submitted', color: 'blue', icon: IconSend },
  pending_review: { label: 'In review', color: 'violet', icon: IconEye },
  in_progress: { label: 'In progress', color: 'indigo', icon: IconFlask },
  on_hold: { label: 'On hold', color: 'orange', icon: IconPlayerPause },
  completed: { label: 'Completed', color: 'teal', icon: IconCircleCheck },
  delivered: { label: 'Delivered', color: 'green', icon: IconPackage },
  rejected: { label: 'Rejected', color: 'red', icon: IconCircleX },
  cancelled: { label: 'Cancelled', color: 'gray', icon: IconBan },
} satisfies Record<OrderStatus, Label>;

export function isOrderStatus(text: string): text is OrderStatus {
  return Object.hasOwn(ORDER_STATUS, text);
}
