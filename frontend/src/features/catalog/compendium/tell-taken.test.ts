import { expect, test } from 'vitest';
import { tellTaken } from './tell-taken';

test.each([
  [['A', 'B'], ['P'], '2 tests and 1 panel are in your catalogue now.'],
  [['A'], [], '1 test is in your catalogue now.'],
  [[], ['P', 'Q'], '2 panels are in your catalogue now.'],
  [[], [], 'Your catalogue has all of these codes already.'],
])('%j and %j: %s', (tests, panels, text) => expect(tellTaken({ tests, panels })).toBe(text));
