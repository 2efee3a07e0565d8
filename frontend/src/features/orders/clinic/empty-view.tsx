import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import { PageMessage } from '@/components/page-message';

const TEXTS: Record<string, { title: string; text: string }> = {
  open: {
    title: 'No open orders',
    text: 'Everything you sent has been finished. New orders appear here.',
  },
  attention: {
    title: 'Nothing needs your attention',
    text: 'Questions from a lab and rejected orders appear here at once.',
  },
  completed: { title: 'Nothing completed yet', text: 'Finished orders are kept here.' },
  drafts: { title: 'No drafts', text: 'An order you begin and do not send is kept here.' },
  all: { title: 'No orders', text: 'Every order of your clinic is listed here.' },
};

export function EmptyView({ viewId }: { viewId: string }) {
  const { title, text } = TEXTS[viewId] ?? { title: 'No orders', text: '' };
  return (
    <PageMessage icon={IconInbox} title={title} role="status">
      {text}
    </PageMessage>
  );
}
