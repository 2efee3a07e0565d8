import { Modal } from '@mantine/core';
import type { OrganizationKind } from '@/api/gen';
import { ShortcutList } from '@/components/shortcut-list';
import { closeShortcutsHelp } from './shortcuts-help-store';

export default function ShortcutsHelp({ kind }: { kind: OrganizationKind }) {
  return (
    <Modal opened onClose={closeShortcutsHelp} title="Keyboard shortcuts">
      <ShortcutList kind={kind} />
    </Modal>
  );
}
