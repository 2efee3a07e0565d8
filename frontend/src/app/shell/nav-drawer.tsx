import { Drawer } from '@mantine/core';
import { useActor } from '@/session/actor';
import { NavLinks } from './nav-links';

export default function NavDrawer({ onClose }: { onClose: () => void }) {
  const { organization } = useActor();
  return (
    <Drawer opened onClose={onClose} title={organization.name} size={280}>
      <nav aria-label="Main">
        <NavLinks layout="column" onFollow={onClose} />
      </nav>
    </Drawer>
  );
}
