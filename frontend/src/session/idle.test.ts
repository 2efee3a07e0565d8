import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idleMs, markActive, wasLeft } from './activity';
import { watchIdle } from './idle';

const MINUTE = 60_000;
const onLeft = vi.fn<(leftMs: number | null) => void>();
const onIdle = vi.fn<() => void>();
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  stop = watchIdle({ limitMs: 15 * MINUTE, onLeft, onIdle });
});
afterEach(() => {
  stop();
  onLeft.mockReset();
  onIdle.mockReset();
  vi.useRealTimers();
});

const touch = () => window.dispatchEvent(new Event('pointermove'));

test('warns a minute before, then says that nobody is there', () => {
  vi.advanceTimersByTime(14 * MINUTE - 1_000);
  expect(onLeft).not.toHaveBeenCalledWith(expect.any(Number));
  vi.advanceTimersByTime(1_000);
  expect(onLeft).toHaveBeenLastCalledWith(MINUTE);
  vi.advanceTimersByTime(MINUTE - 1_000);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onIdle).toHaveBeenCalled();
});

test('any act takes the warning back and begins anew', () => {
  vi.advanceTimersByTime(14.5 * MINUTE);
  touch();
  expect(onLeft).toHaveBeenLastCalledWith(null);
  vi.advanceTimersByTime(14.5 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
});

test('what is done in another tab counts', () => {
  vi.advanceTimersByTime(14 * MINUTE);
  markActive();
  vi.advanceTimersByTime(14 * MINUTE - 1_000);
  expect(onIdle).not.toHaveBeenCalled();
});

test('the movement that wakes a machine comes too late', () => {
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  touch();
  expect(onIdle).toHaveBeenCalledOnce();
  expect(idleMs()).toBeGreaterThanOrEqual(60 * MINUTE);
});

test('a page that is looked at again after too long is locked before anything is done on it', () => {
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(onIdle).toHaveBeenCalledOnce();
});

test('stopped, it is silent', () => {
  stop();
  vi.advanceTimersByTime(60 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
});

test('a browser that was closed for too long was left', () => {
  stop();
  vi.setSystemTime(Date.now() + 14 * MINUTE);
  expect(wasLeft()).toBe(false);
  vi.setSystemTime(Date.now() + MINUTE);
  expect(wasLeft()).toBe(true);
});
