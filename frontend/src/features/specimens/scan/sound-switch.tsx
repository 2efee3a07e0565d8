import { ActionIcon, Tooltip } from '@mantine/core';
import IconVolume from '@tabler/icons-react/dist/esm/icons/IconVolume.mjs';
import IconVolumeOff from '@tabler/icons-react/dist/esm/icons/IconVolumeOff.mjs';
import { useLocalPreference } from '@/lib/local-preferences';

/** Kept in this browser: the bench wants tones, the front desk may not. */
export function SoundSwitch() {
  const [hasSound, keep] = useLocalPreference('scanSound');
  const label = hasSound ? 'Mute' : 'Unmute';
  const Icon = hasSound ? IconVolume : IconVolumeOff;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={36} aria-label={label} onClick={() => keep(!hasSound)}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
