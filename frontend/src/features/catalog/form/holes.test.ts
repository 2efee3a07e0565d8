import { expect, test } from 'vitest';
import { findHoles } from './holes';

const span = (
  sex: 'any' | 'female' | 'male',
  from_age_days: number,
  to_age_days: number | null,
) => ({
  sex,
  from_age_days,
  to_age_days,
});

test.each([
  [[], [span('any', 0, null)]],
  [[span('any', 0, null)], []],
  [
    [span('any', 10, 20), span('any', 0, 5)],
    [span('any', 5, 10), span('any', 20, null)],
  ],
  [[span('female', 0, null)], [span('male', 0, null)]],
  [[span('any', 0, 10), span('female', 10, null), span('male', 12, null)], [span('male', 10, 12)]],
])('%j leaves out %j', (spans, holes) => expect(findHoles(spans)).toEqual(holes));
