import { Alert, Button, Checkbox, CopyButton, Group, Stack, Text } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import { useState } from 'react';
import { saveFile } from '@/lib/save-file';
import classes from './recovery-codes.module.css';

const TITLE = 'Clinic–Lab Orders: recovery codes';

/** The codes for a lost device, shown this once; one goes on only after saying that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  const text = codes.join('\n');
  return (
    <Stack>
      <Alert color="orange" title="Keep these recovery codes">
        They are shown only now. Each lets you in once when your authenticator app is lost. Keep
        them apart from the device with the app.
      </Alert>
      <div className={classes.sheet}>
        <div className={classes.printTitle}>{TITLE}</div>
        <ul className={classes.codes} aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="compact-md"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconDownload size={16} />}
          onClick={() => saveFile(new Blob([`${TITLE}\n\n${text}\n`]), 'recovery-codes.txt')}
        >
          Download
        </Button>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </Group>
      <Checkbox
        label="I have kept the recovery codes"
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Group>
        <Button onClick={onDone} disabled={!kept}>
          Done
        </Button>
        {!kept && (
          <Text size="sm" c="dimmed">
            Tick the box to go on.
          </Text>
        )}
      </Group>
    </Stack>
  );
}
