/** What the server says of where errors are reported to, in index.html (backend/config/spa.py). */
export interface ReportAddress {
  dsn: string;
  release: string;
  environment: string;
}

/** Undefined where nobody is to be told, and where no server has filled the page in. */
export function reportAddress(page: Document = document): ReportAddress | undefined {
  const said = page.querySelector<HTMLMetaElement>('meta[name="error-reports"]');
  if (!said?.content.startsWith('http')) return undefined;
  const { release = '', environment = '' } = said.dataset;
  return { dsn: said.content, release, environment };
}

/** Report what nobody catches, if somebody is to be told; the library is not even loaded otherwise. */
export async function startErrorReports(): Promise<void> {
  const address = reportAddress();
  if (!address) return;
  const { connect } = await import('./sentry');
  connect(address);
}

/** An error that a boundary caught, told as if nobody had: whoever listens to the window hears of both. */
export function reportCaught(error: unknown): void {
  window.reportError(error);
}
