import {
  BrowserClient,
  dedupeIntegration,
  defaultStackParser,
  getCurrentScope,
  globalHandlersIntegration,
  makeFetchTransport,
} from '@sentry/browser';
import { keepKnownParts } from './known-parts';
import type { ReportAddress } from './start';

/** Listen to the window's errors and send what is known to be safe of them. Nothing else is gathered. */
export function connect(address: ReportAddress): BrowserClient {
  const client = new BrowserClient({
    ...address,
    transport: makeFetchTransport,
    stackParser: defaultStackParser,
    integrations: [globalHandlersIntegration(), dedupeIntegration()],
    beforeSend: keepKnownParts,
    // Also tells the receiver not to keep the address that a report comes from.
    dataCollection: { userInfo: false },
    maxBreadcrumbs: 0,
    sendClientReports: false,
  });
  getCurrentScope().setClient(client);
  client.init();
  return client;
}
