import { ActionIcon, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useOnline } from '@/realtime/use-connection';
import { SPECIMEN_STEPS } from './steps';
import type { Specimen, SpecimenAction } from './types';
import type { SpecimenSteps } from './use-specimen-steps';

const DANGER = 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-3))';

interface SpecimenStepMenuProps {
  specimen: Specimen;
  actions: readonly SpecimenAction[];
  steps: SpecimenSteps;
}

/** The steps that are not the button, behind three dots; nothing when there are none. */
export function SpecimenStepMenu({ specimen, actions, steps }: SpecimenStepMenuProps) {
  const isOnline = useOnline();
  if (actions.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`More for ${specimen.accession_number}`}
          disabled={steps.busy.has(specimen.id)}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => {
          const { label, icon: Icon, danger } = SPECIMEN_STEPS[action];
          return (
            <Menu.Item
              key={action}
              c={danger && DANGER}
              disabled={!isOnline}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => steps.take(specimen, action)}
            >
              {label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
