import { Alert, Group, Stack, Text, Textarea } from '@mantine/core';
import IconMessageQuestion from '@tabler/icons-react/dist/esm/icons/IconMessageQuestion.mjs';
import { useId, useState, type SubmitEvent } from 'react';
import { fieldErrors, toProblem } from '@/api/problem';
import { ChangeButton } from '@/components/change-button';
import { explainFailure } from '@/components/conflict/conflict';
import type { Order } from '../types';
import { useMoveOrder } from './use-move-order';

/** The lab's question with the place to answer it; the answer sends the order back to work. */
export function AnswerBox({ order, onAnswered }: { order: Order; onAnswered?: () => void }) {
  const id = useId();
  const move = useMoveOrder();
  const [answer, setAnswer] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);

  function send(event: SubmitEvent) {
    event.preventDefault();
    const note = answer.trim();
    setIsEmpty(!note);
    if (note) move.mutate({ order, action: 'resume', input: { note } }, { onSuccess: onAnswered });
    else document.getElementById(id)?.focus();
  }

  return (
    <Alert
      color="orange"
      variant="light"
      title={`${order.lab.name} asks`}
      icon={<IconMessageQuestion size={18} aria-hidden />}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="xs">
          <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {order.status_note}
          </Text>
          <Textarea
            id={id}
            label="Your answer"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={answer}
            error={isEmpty ? 'Write an answer first.' : move.error && failureText(move.error)}
            onChange={(event) => setAnswer(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <ChangeButton type="submit" size="sm" loading={move.isPending}>
              Send answer
            </ChangeButton>
          </Group>
        </Stack>
      </form>
    </Alert>
  );
}

function failureText(error: unknown): string {
  return fieldErrors(toProblem(error)).note ?? explainFailure(error);
}
