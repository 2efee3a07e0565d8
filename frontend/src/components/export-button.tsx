import { ActionIcon } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { saveFile } from '@/lib/save-file';
import { showProblem } from '@/lib/toasts';

interface ExportButtonProps {
  /** What the file is called, before the day. */
  name: string;
  read: () => Promise<Blob>;
}

/** A list as it is filtered now, as a CSV file. */
export function ExportButton({ name, read }: ExportButtonProps) {
  const download = useMutation({
    mutationFn: read,
    onSuccess: (file) => saveFile(file, `${name}-${new Date().toISOString().slice(0, 10)}.csv`),
    onError: (error) => showProblem(error, 'The CSV file was not made'),
  });
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label="Download as CSV"
      title="Download as CSV"
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      <IconDownload size={16} aria-hidden />
    </ActionIcon>
  );
}
