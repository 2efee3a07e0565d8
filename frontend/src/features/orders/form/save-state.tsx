import { Button, Text } from '@mantine/core';
import { formatTime } from '@/lib/time';
import type { OrderFormState } from './use-order-form';

/** Whether what was typed is on the server: "Saved 10:42". */
export function SaveState({ state }: { state: OrderFormState }) {
  const isFailed = state.problem !== null && !state.isSendFailed && !state.isSaving;
  return (
    <Text component="div" size="sm" c="dimmed" role="status">
      {isFailed ? (
        <>
          Draft not saved.{' '}
          <Button size="compact-xs" variant="default" onClick={state.retrySave}>
            Retry
          </Button>
        </>
      ) : (
        <span className="tabular">{describeSaving(state)}</span>
      )}
    </Text>
  );
}

function describeSaving({ form, isSaving, isUnsaved, savedAt, isSendFailed }: OrderFormState) {
  if (isSendFailed) return 'Not sent';
  if (isSaving) return 'Saving draft…';
  if (isUnsaved) return form.lab ? 'Unsaved changes' : 'Choose a lab to keep a draft';
  return savedAt > 0 ? `Saved ${formatTime(savedAt)}` : '';
}
