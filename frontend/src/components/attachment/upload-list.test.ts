import { expect, test } from 'vitest';
import { NOTHING, reduceUploads, type UploadChange } from './upload-list';

const file = new File(['x'], 'letter.pdf');
const walk = (...changes: UploadChange[]) => changes.reduce(reduceUploads, NOTHING);
const added: UploadChange = { type: 'added', files: [{ id: 'a', file, fault: null }] };

test('a file waits, goes, fails with its reason and waits again without it', () => {
  expect(walk(added)[0]).toMatchObject({ state: 'waiting', share: 0 });
  const failed = walk(
    added,
    { type: 'started', id: 'a' },
    { type: 'moved', id: 'a', share: 0.5 },
    { type: 'failed', id: 'a', reason: 'No network.', again: true },
  );
  expect(failed[0]).toMatchObject({
    state: 'failed',
    share: 0.5,
    reason: 'No network.',
    again: true,
  });
  const again = reduceUploads(failed, { type: 'again', id: 'a' });
  expect(again[0]).toMatchObject({ state: 'waiting', share: 0, reason: '' });
});

test('what is faulty never waits, and what is gone changes no other', () => {
  const faulty: UploadChange = { type: 'added', files: [{ id: 'b', file, fault: 'Empty.' }] };
  const both = walk(added, faulty);
  expect(both[1]).toMatchObject({ state: 'failed', reason: 'Empty.', again: false });
  expect(reduceUploads(both, { type: 'gone', id: 'b' })).toEqual(walk(added));
});
