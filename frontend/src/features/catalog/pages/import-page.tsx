import { Alert, Anchor, Button, FileInput, Group, Stack, Text } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconFileUpload from '@tabler/icons-react/dist/esm/icons/IconFileUpload.mjs';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { Counts } from '@/api/gen';
import { toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { FormAlert } from '@/components/form-alert';
import { PageLoading } from '@/components/page-loading';
import { PageTitle } from '@/components/page-title';
import { ChangeTable } from '../exchange/change-table';
import { FaultTable } from '../exchange/fault-table';
import { tellCounts } from '../exchange/preview-texts';
import { useImport } from '../exchange/use-import';
import { OnlyLabAdmins } from '../only-lab-admins';

/** Mantine's own grey of a placeholder is too light for words that say what to do. */
const READABLE = { placeholder: { color: 'var(--app-muted)' } };

export default function ImportPage() {
  return (
    <OnlyLabAdmins title="Import a catalogue">
      <Importing />
    </OnlyLabAdmins>
  );
}

/** A file is chosen, looked at, and brought in as a whole. */
function Importing() {
  const { file, preview, bringIn, isReady, choose, confirm } = useImport();
  const forgetFile = useRef<() => void>(null);
  const failure = preview.error ?? bringIn.error;
  return (
    <Stack gap="md">
      <PageTitle>Import a catalogue</PageTitle>
      <Text c="dimmed" maw={640}>
        Take your catalogue out as CSV or JSON, change the file, and bring it in again. What the
        file does not name stays as it is. You see what would change before anything does.
      </Text>
      <FileInput
        label="File"
        description="CSV or JSON, as it was downloaded here."
        placeholder="Choose a file"
        accept=".csv,.json,text/csv,application/json"
        maw={420}
        styles={READABLE}
        clearable
        clearButtonProps={{ 'aria-label': 'Choose no file' }}
        leftSection={<IconFileUpload size={16} aria-hidden />}
        resetRef={forgetFile}
        value={file}
        onChange={(chosen) => {
          choose(chosen);
          // Else a browser says nothing when the same file is chosen again, mended.
          forgetFile.current?.();
        }}
      />
      {failure && <ImportProblem error={failure} />}
      {preview.isPending && <PageLoading lines={4} />}
      {preview.data && preview.data.faults.length > 0 && (
        <FaultTable faults={preview.data.faults} count={preview.data.fault_count} />
      )}
      {preview.data && preview.data.faults.length === 0 && (
        <>
          <Text role="status">{tellPlan(preview.data.counts)}</Text>
          <ChangeTable rows={preview.data.rows} />
        </>
      )}
      {bringIn.data && <Done counts={bringIn.data.counts} />}
      <Group gap="xs">
        <Button component={Link} to="/catalog" variant="default">
          Back to the catalogue
        </Button>
        {isReady && (
          <ChangeButton loading={bringIn.isPending} onClick={confirm}>
            Import
          </ChangeButton>
        )}
      </Group>
    </Stack>
  );
}

function tellPlan(counts: Counts): string {
  const text = tellCounts(counts);
  return counts.new + counts.changed === 0
    ? `The file says what your catalogue says already: ${text}.`
    : `Ready to import: ${text}.`;
}

function ImportProblem({ error }: { error: unknown }) {
  const problem = toProblem(error);
  if (problem.code !== 'catalogue_changed') return <FormAlert problem={problem} waitS={0} />;
  return (
    <Alert color="orange" variant="light" role="alert" title="Your catalogue was changed meanwhile">
      Nothing was imported. Below is what the file would change now: look at it, then import.
    </Alert>
  );
}

function Done({ counts }: { counts: Counts }) {
  return (
    <Alert
      color="teal"
      variant="light"
      role="status"
      icon={<IconCheck size={18} aria-hidden />}
      title="Imported"
    >
      {tellCounts(counts)}.{' '}
      <Anchor component={Link} to="/catalog" inherit c="inherit" underline="always">
        Look at the catalogue
      </Anchor>
    </Alert>
  );
}
