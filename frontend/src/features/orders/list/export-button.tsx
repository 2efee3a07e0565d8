import { ActionIcon } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { showProblem } from '@/lib/toasts';
import { exportOrders } from '../orders-api';
import { toExportQuery, type OrderFilters } from './filters';
import { saveFile } from '@/lib/save-file';

/** The list as it is filtered now, as a CSV file. */
export function ExportButton({ filters }: { filters: OrderFilters }) {
  const download = useMutation({
    mutationFn: () => exportOrders(toExportQuery(filters, new Date())),
    onSuccess: (file) => saveFile(file, `orders-${new Date().toISOString().slice(0, 10)}.csv`),
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
