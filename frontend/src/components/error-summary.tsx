import { Alert, Anchor, List } from '@mantine/core';
import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import { useEffect, useRef } from 'react';

export interface SummaryItem {
  /** The id of the input the item is about; without one the item is plain text. */
  fieldId?: string;
  message: string;
}

interface ErrorSummaryProps {
  title: string;
  items: SummaryItem[];
  /** Changes with each failed try, so that the focus comes back also for the same errors. */
  attempt: number;
}

/** What is wrong with a form, on top of it: takes the focus, each entry leads to its field. */
export function ErrorSummary({ title, items, attempt }: ErrorSummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) ref.current?.focus();
  }, [attempt]);

  return (
    <Alert
      ref={ref}
      tabIndex={-1}
      color="red"
      variant="light"
      title={title}
      icon={<IconAlertCircle size={18} aria-hidden="true" />}
      role="alert"
    >
      {items.length > 0 && (
        <List size="sm">
          {items.map(({ fieldId, message }) => (
            <List.Item key={`${fieldId ?? ''}${message}`}>
              {fieldId ? <FieldLink fieldId={fieldId}>{message}</FieldLink> : message}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function FieldLink({ fieldId, children }: { fieldId: string; children: string }) {
  return (
    <Anchor
      href={`#${fieldId}`}
      inherit
      c="inherit"
      underline="always"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(fieldId)?.focus();
      }}
    >
      {children}
    </Anchor>
  );
}
