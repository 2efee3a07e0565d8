import type { OrderPriority } from '@/api/gen';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';

import type { Label } from './label-badge';

export const ORDER_PRIORITY = {
  routine: { label: 'Routine', color: 'gray', icon: IconMinus },
  urgent: { label: 'Urgent', color: 'orange', icon: IconArrowUp },
  stat: { label: 'STAT', color: 'red', icon: IconBolt },
} satisfies Record<OrderPriority, Label>;
