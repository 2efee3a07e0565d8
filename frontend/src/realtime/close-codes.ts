/** What a close code asks of us: the contract splits them at 4500. */
export type CloseVerdict = 'reconnect' | 'check-session' | 'stay-away';

const SESSION_CODES = new Set([4501, 4503]);

export function judgeClose(code: number): CloseVerdict {
  if (SESSION_CODES.has(code)) return 'check-session';
  return code >= 4500 && code <= 4999 ? 'stay-away' : 'reconnect';
}
