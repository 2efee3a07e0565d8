import { Modal } from '@mantine/core';
import { ShortcutList } from '@/components/shortcut-list';
import { closeShortcutsHelp } from './shortcuts-help-store';

export default function ShortcutsHelp() {
  return (
    <Modal opened onClose={closeShortcutsHelp} title="Keyboard shortcuts">
      <ShortcutList />
    </Modal>
  );
}
