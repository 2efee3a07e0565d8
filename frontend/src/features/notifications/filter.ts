import type { NotificationFilter } from './notifications-api';

/** The page's view, as it stands in the URL. */
export function parseFilter(params: URLSearchParams): NotificationFilter {
  return { unread: params.get('tab') === 'unread', kind: params.get('kind') };
}

export function formatFilter({ unread, kind }: NotificationFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (unread) params.set('tab', 'unread');
  if (kind) params.set('kind', kind);
  return params;
}
