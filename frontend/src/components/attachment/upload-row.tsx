import { Button, CloseButton, Progress, Text } from '@mantine/core';
import classes from './attachment.module.css';
import type { FileUpload } from './upload-list';

interface UploadRowProps {
  upload: FileUpload;
  onRetry: () => void;
  onDrop: () => void;
}

/** A file on its way, or why it did not arrive. */
export function UploadRow({ upload, onRetry, onDrop }: UploadRowProps) {
  const { file, state, share, reason, again } = upload;
  const hasFailed = state === 'failed';
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <Text size="sm" className={classes.text}>
          {file.name}
        </Text>
        {hasFailed ? (
          <Text size="xs" c="red" role="alert">
            {reason}
          </Text>
        ) : (
          <Progress value={share * 100} size="sm" mt={4} aria-label={`Sending ${file.name}`} />
        )}
      </div>
      {again && hasFailed && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
      <CloseButton
        size="sm"
        aria-label={hasFailed ? `Put ${file.name} away` : `Stop sending ${file.name}`}
        onClick={onDrop}
      />
    </li>
  );
}
