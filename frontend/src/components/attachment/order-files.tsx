import { Text, Title } from '@mantine/core';
import { PageError } from '../page-error';
import { AttachmentRow } from './attachment-row';
import classes from './attachment.module.css';
import { FileDrop } from './file-drop';
import { MOST_FILES } from './file-texts';
import { useAttachments } from './queries';
import { UploadRow } from './upload-row';
import { useUploads } from './use-uploads';

interface OrderFilesProps {
  /** The order's id, once it is written down. */
  order: string | undefined;
  /** Writes it down if need be; rejects if that is not possible. */
  findOrder: () => Promise<string>;
  /** Whether files can be added while the order is not written down yet. */
  mayBegin?: boolean;
  /** Said where there is none. */
  empty: string;
}

/** The files of an order: letters, images, earlier results. */
export default function OrderFiles({ order, findOrder, mayBegin = false, empty }: OrderFilesProps) {
  const files = useAttachments(order);
  const { uploads, add, retry, drop } = useUploads(findOrder);
  const known = files.data?.results ?? [];
  // Also between being written down and being read: a chooser that stands open must find its input again.
  const mayAdd = files.data ? files.data.can_add : mayBegin;
  const isNone = known.length + uploads.length === 0;
  return (
    <section className={classes.section} aria-label="Files">
      <Title order={2} mb="md" mih={30}>
        Files
      </Title>
      {files.isError && !files.data && (
        <PageError error={files.error} onRetry={() => void files.refetch()} />
      )}
      {isNone && (files.data ?? mayBegin) && (
        <Text size="sm" c="dimmed" mb={mayAdd ? 'sm' : 0}>
          {empty}
        </Text>
      )}
      {!isNone && (
        <ul className={classes.list}>
          {order !== undefined &&
            known.map((attachment) => (
              <AttachmentRow key={attachment.id} order={order} attachment={attachment} />
            ))}
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onRetry={() => retry(upload.id)}
              onDrop={() => drop(upload.id)}
            />
          ))}
        </ul>
      )}
      {mayAdd && <FileDrop onAdd={add} />}
      {known.length >= MOST_FILES && (
        <Text size="xs" c="dimmed" mt="xs">
          An order has at most {MOST_FILES} files.
        </Text>
      )}
    </section>
  );
}
