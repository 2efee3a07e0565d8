import { expect, test } from 'vitest';
import { describeDue, elapsedShare } from './due';
import type { OrderStatus } from './types';

const NOW = Date.parse('2026-11-23T10:00:00Z');

test.each<[string | null, OrderStatus, string, string | RegExp]>([
  [null, 'draft', 'none', '—'],
  ['2026-11-23T09:30:00Z', 'in_progress', 'overdue', 'Overdue by 30 min'],
  ['2026-11-21T10:00:00Z', 'on_hold', 'overdue', 'Overdue by 2 d'],
  ['2026-11-23T12:00:00Z', 'submitted', 'soon', 'Due in 2 h'],
  ['2026-11-23T10:00:30Z', 'submitted', 'soon', 'Due in under a minute'],
  ['2026-11-23T20:00:00Z', 'pending_review', 'later', 'Due in 10 h'],
  ['2026-11-26T10:00:00Z', 'submitted', 'later', /^26 Nov, \d\d:\d\d$/],
  ['2026-11-21T10:00:00Z', 'completed', 'none', '—'],
  ['2026-11-25T10:00:00Z', 'cancelled', 'none', '—'],
])('due %s while %s is %s: %s', (due_at, status, urgency, text) => {
  const due = describeDue({ due_at, status }, NOW);
  expect(due.urgency).toBe(urgency);
  expect(due.text).toMatch(text);
});

test.each([
  [0, 100, 0],
  [25, 100, 25],
  [300, 100, 100],
  [-5, 100, 0],
  [5, 0, 100],
])('%i of %i passed fill %i %', (elapsed, promised, share) => {
  expect(elapsedShare(elapsed, promised)).toBe(share);
});
