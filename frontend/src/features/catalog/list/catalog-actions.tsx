import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import IconBook from '@tabler/icons-react/dist/esm/icons/IconBook.mjs';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconFileUpload from '@tabler/icons-react/dist/esm/icons/IconFileUpload.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { Link } from 'react-router';
import { saveFile } from '@/lib/save-file';
import { showProblem } from '@/lib/toasts';
import { useOnline } from '@/realtime/use-connection';
import { useActor } from '@/session/actor';
import { exportCatalogue, type FileFormat } from '../exchange/exchange-api';
import { mayChangeCatalog } from '../may-change';
import type { Kind } from './filters';

const FORMATS: Record<FileFormat, string> = { csv: 'Download as CSV', json: 'Download as JSON' };

interface CatalogActionsProps {
  kind: Kind;
  onTakeCompendium: () => void;
}

/** Taking the catalogue out, for a lab's people; adding to it, for its administrators. */
export function CatalogActions({ kind, onTakeCompendium }: CatalogActionsProps) {
  const mayChange = mayChangeCatalog(useActor());
  const isOnline = useOnline();
  return (
    <Group gap="xs">
      {mayChange && (
        <Button
          component={Link}
          to={`/catalog/${kind}/new`}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {kind === 'tests' ? 'New test' : 'New panel'}
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More for the catalogue">
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayChange && (
            <>
              <Menu.Item
                leftSection={<IconBook size={16} aria-hidden />}
                disabled={!isOnline}
                onClick={onTakeCompendium}
              >
                Take from the compendium
              </Menu.Item>
              <Menu.Item
                component={Link}
                to="/catalog/import"
                leftSection={<IconFileUpload size={16} aria-hidden />}
              >
                Import a file
              </Menu.Item>
            </>
          )}
          {Object.entries(FORMATS).map(([format, label]) => (
            <Menu.Item
              key={format}
              leftSection={<IconDownload size={16} aria-hidden />}
              disabled={!isOnline}
              onClick={() => void download(format as FileFormat)}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

async function download(format: FileFormat) {
  try {
    const day = new Date().toISOString().slice(0, 10);
    saveFile(await exportCatalogue(format), `catalogue-${day}.${format}`);
  } catch (error) {
    showProblem(error, 'The file was not made');
  }
}
