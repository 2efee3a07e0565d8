import { Alert, Button, Group, Popover, Text } from '@mantine/core';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import { saveFile } from '@/lib/save-file';
import type { PrintedDocument } from './documents-api';
import { usePrint } from './use-print';

interface PrintButtonProps {
  document: PrintedDocument;
  children: string;
  size?: 'compact-sm' | 'sm';
}

/** Prints one document; what keeps it from that is said beneath the button. */
export function PrintButton({ document, children, size = 'compact-sm' }: PrintButtonProps) {
  const { state, print, dismiss } = usePrint(document);
  const isStuck = state.status === 'blocked' || state.status === 'failed';
  return (
    <Popover opened={isStuck} onChange={dismiss} width={280} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          size={size}
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          loading={state.status === 'reading'}
          onClick={() => void print()}
        >
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={children}>
        {state.status === 'failed' && (
          <Alert color="red" variant="light" title="Not printed" role="alert">
            {state.reason}
          </Alert>
        )}
        {state.status === 'blocked' && (
          <>
            <Text size="sm" role="alert">
              Your browser let no new tab open. Allow it for this site, or save the file and print
              it from there.
            </Text>
            <Group justify="flex-end" mt="sm">
              <Button
                size="compact-sm"
                onClick={() => {
                  saveFile(state.file, document.fileName);
                  dismiss();
                }}
              >
                Download
              </Button>
            </Group>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
