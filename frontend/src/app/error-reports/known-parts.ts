import type { ErrorEvent, Exception, StackFrame } from '@sentry/browser';

/**
 * A new event of types and places. No message, which may hold what somebody typed; no address, breadcrumb, browser,
 * person or line of code.
 */
export function keepKnownParts(event: ErrorEvent): ErrorEvent {
  return {
    type: undefined,
    event_id: event.event_id,
    timestamp: event.timestamp,
    platform: event.platform,
    level: event.level,
    release: event.release,
    environment: event.environment,
    exception: { values: (event.exception?.values ?? []).map(knownException) },
  };
}

function knownException({ type, stacktrace }: Exception): Exception {
  return { type, stacktrace: { frames: (stacktrace?.frames ?? []).map(knownFrame) } };
}

function knownFrame({ filename, function: name, lineno, colno, in_app }: StackFrame): StackFrame {
  return { filename: ourFile(filename), function: name, lineno, colno, in_app };
}

/** The path of a file of ours; pages, whose paths hold ids and tokens, are none. */
function ourFile(filename = ''): string {
  const path = filename.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  return path.startsWith('/static/') ? path : '(page)';
}
