import { Anchor, CloseButton, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveFile } from '@/lib/save-file';
import { useActor } from '@/session/actor';
import { ConfirmDialog } from '../confirm-dialog';
import { RelativeTime } from '../relative-time';
import { readAttachment, removeAttachment } from './attachments-api';
import classes from './attachment.module.css';
import { explainUpload, tellSize } from './file-texts';
import { attachmentsKey } from './queries';
import type { Attachment } from './types';

interface AttachmentRowProps {
  order: string;
  attachment: Attachment;
}

/** One file: who added it and when; its name saves it. */
export function AttachmentRow({ order, attachment }: AttachmentRowProps) {
  const { id, name, size, added_by, organization, created_at, allowed_actions } = attachment;
  const queryClient = useQueryClient();
  const { organizationId } = useActor();
  const [isAsking, setAsking] = useState(false);
  const save = useMutation({
    mutationFn: () => readAttachment(order, attachment),
    onSuccess: (file) => saveFile(file, name),
  });
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="start"
          className={classes.text}
          disabled={save.isPending}
          onClick={() => save.mutate()}
        >
          {name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {tellSize(size)} · {added_by?.name ?? 'Administrator'}, {organization.name} ·{' '}
          <RelativeTime at={created_at} />
        </Text>
        {save.isError && (
          <Text size="xs" c="red" role="alert">
            {explainUpload(save.error)}
          </Text>
        )}
      </div>
      {allowed_actions.includes('remove') && (
        <CloseButton size="sm" aria-label={`Remove ${name}`} onClick={() => setAsking(true)} />
      )}
      {isAsking && (
        <ConfirmDialog
          title="Remove this file?"
          confirm="Remove"
          danger
          act={async () => {
            await removeAttachment(order, id);
            await queryClient.invalidateQueries({
              queryKey: attachmentsKey(organizationId, order),
            });
          }}
          onClose={() => setAsking(false)}
        >
          {name} is deleted for both sides and cannot be brought back.
        </ConfirmDialog>
      )}
    </li>
  );
}
