import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import { PageMessage } from '@/components/page-message';
import { formatTime } from '@/lib/time';

const TEXTS: Record<string, { title: string; text: string }> = {
  incoming: { title: 'Nothing waiting', text: 'New orders appear here by themselves.' },
  reviewing: { title: 'Nothing in review', text: 'Orders you are checking appear here.' },
  in_progress: { title: 'Nothing in progress', text: 'Orders you have started appear here.' },
  on_hold: { title: 'Nothing on hold', text: 'Orders that wait for an answer appear here.' },
  to_deliver: {
    title: 'Nothing to deliver',
    text: 'Completed orders appear here until their result is delivered.',
  },
  completed_today: {
    title: 'Nothing completed today',
    text: 'What you finish today appears here.',
  },
};

interface EmptyWorklistProps {
  viewId: string;
  /** When the list was last read, in ms. */
  readAt: number;
}

export function EmptyWorklist({ viewId, readAt }: EmptyWorklistProps) {
  const known = TEXTS[viewId];
  return (
    <PageMessage icon={IconInbox} title={known?.title ?? 'No orders yet'} role="status">
      {known?.text ?? 'Orders that clinics send you appear here by themselves.'} Last updated{' '}
      <span className="tabular">{formatTime(readAt)}</span>.
    </PageMessage>
  );
}
