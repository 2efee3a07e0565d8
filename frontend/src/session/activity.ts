/** When somebody last did something in any tab of this browser, and how long nobody may. */
const AT = 'clinic-lab-active-at';
const LIMIT = 'clinic-lab-idle-limit';

export function markActive(): void {
  localStorage.setItem(AT, String(Date.now()));
}

/** For how many ms nothing has happened in any tab. */
export function idleMs(): number {
  const at = localStorage.getItem(AT);
  return at === null ? 0 : Date.now() - Number(at);
}

export function keepIdleLimit(limitMs: number): void {
  localStorage.setItem(LIMIT, String(limitMs));
}

/** Makes the next start of this browser end what could not be ended now. */
export function markLeft(): void {
  localStorage.setItem(AT, '0');
}

/** Whether this browser was left alone, perhaps closed, for longer than allowed. */
export function wasLeft(): boolean {
  const at = localStorage.getItem(AT);
  const limit = Number(localStorage.getItem(LIMIT));
  return at === '0' || (limit > 0 && idleMs() >= limit);
}

export function forgetActivity(): void {
  localStorage.removeItem(AT);
  localStorage.removeItem(LIMIT);
}
