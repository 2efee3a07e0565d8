import { Radio, Stack, Text } from '@mantine/core';
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs';
import IconStethoscope from '@tabler/icons-react/dist/esm/icons/IconStethoscope.mjs';
import type { OrganizationKind } from '@/api/gen';
import classes from './side-choice.module.css';

const SIDES = [
  { value: 'clinic', icon: IconStethoscope, title: 'A clinic', text: 'Sends orders to labs' },
  { value: 'lab', icon: IconFlask, title: 'A lab', text: 'Works on the orders of clinics' },
] as const;

interface SideChoiceProps {
  value: OrganizationKind;
  onChange: (value: OrganizationKind) => void;
}

export function SideChoice({ value, onChange }: SideChoiceProps) {
  return (
    <Radio.Group
      label="You register"
      value={value}
      onChange={(side) => onChange(side === 'lab' ? 'lab' : 'clinic')}
    >
      <div className={classes.sides}>
        {SIDES.map(({ value: side, icon: Icon, title, text }) => (
          <Radio.Card key={side} value={side} className={classes.side}>
            <Icon size={20} stroke={1.6} aria-hidden="true" />
            <Stack gap={0}>
              <Text component="span" fw={600}>
                {title}
              </Text>
              <Text component="span" size="sm" c="dimmed">
                {text}
              </Text>
            </Stack>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
