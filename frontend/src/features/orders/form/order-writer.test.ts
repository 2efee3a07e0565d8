import { expect, test, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { makeOrder } from '@/testing/orders';
import { formOf, type OrderForm } from '../order-content';
import { createOrderWriter, type WriterApi } from './order-writer';

const draft = makeOrder({ status: 'draft', notes: 'First' });
const form = formOf(draft);
const changed: OrderForm = { ...form, notes: 'Second' };
const lost = new ApiProblem({ status: 0, code: 'network_error' });
const stale = new ApiProblem({ status: 412, code: 'stale_version' });

function fakeApi(changes: Partial<WriterApi> = {}) {
  const api = {
    create: vi.fn<WriterApi['create']>(({ status, notes = '' }) =>
      Promise.resolve({ ...draft, notes, status: status ?? 'submitted' }),
    ),
    edit: vi.fn<WriterApi['edit']>((_id, { notes = '' }, version) =>
      Promise.resolve({ ...draft, notes, version: version + 1 }),
    ),
    submit: vi.fn<WriterApi['submit']>(() => Promise.resolve({ ...draft, status: 'submitted' })),
    read: vi.fn<WriterApi['read']>(() => Promise.resolve(draft)),
  };
  return Object.assign(api, changes);
}

function keys() {
  let count = 0;
  return () => `key-${(count += 1)}`;
}

test('a form without a draft becomes one before it is sent', async () => {
  const api = fakeApi();
  const order = await createOrderWriter(api, null, keys()).submit(form);
  expect(order.status).toBe('submitted');
  expect(api.create).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ status: 'draft' }),
    'key-1',
  );
  expect(api.submit).toHaveBeenCalledExactlyOnceWith(draft.id, 1, 'key-1');
});

test('a draft is created once, edited from then on, and sent by its transition', async () => {
  const api = fakeApi();
  const writer = createOrderWriter(api, null, keys());
  await writer.save(form);
  await writer.save(changed);
  await writer.submit(changed);
  expect(api.create).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ status: 'draft' }),
    'key-1',
  );
  expect(api.edit).toHaveBeenCalledExactlyOnceWith(draft.id, { notes: 'Second' }, 1);
  expect(api.submit).toHaveBeenCalledExactlyOnceWith(draft.id, 2, 'key-1');
});

test('an answer that differs in blanks only is no reason to edit', async () => {
  const api = fakeApi();
  api.create.mockResolvedValue({ ...draft, notes: 'trimmed' });
  await createOrderWriter(api, null, keys()).submit(form);
  expect(api.edit).not.toHaveBeenCalled();
});

test('two saves at once make one draft', async () => {
  const api = fakeApi();
  const writer = createOrderWriter(api, null, keys());
  await Promise.all([writer.save(form), writer.save(form), writer.submit(form)]);
  expect(api.create).toHaveBeenCalledOnce();
});

test('after a lost answer the same body goes out with the same key, and what was typed since follows', async () => {
  const api = fakeApi();
  api.create.mockRejectedValueOnce(lost);
  const writer = createOrderWriter(api, null, keys());
  await expect(writer.submit(form)).rejects.toBe(lost);
  await writer.submit(changed);
  expect(api.create.mock.calls[1]).toEqual(api.create.mock.calls[0]);
  expect(api.edit).toHaveBeenCalledExactlyOnceWith(draft.id, { notes: 'Second' }, 1);
  expect(api.submit).toHaveBeenCalledExactlyOnceWith(draft.id, 2, 'key-1');
});

test('what was corrected after a lost answer reaches the lab only corrected', async () => {
  const api = fakeApi();
  api.create.mockRejectedValueOnce(lost);
  const writer = createOrderWriter(api, null, keys());
  await expect(writer.submit({ ...form, patient: 'wrong' })).rejects.toBe(lost);
  await writer.save({ ...form, patient: 'right' });
  await writer.submit({ ...form, patient: 'right' });
  for (const [body] of api.create.mock.calls) expect(body.status).toBe('draft');
  expect(api.edit).toHaveBeenCalledExactlyOnceWith(draft.id, { patient: 'right' }, 1);
  expect(api.submit).toHaveBeenCalledOnce();
  expect(api.edit.mock.invocationCallOrder[0]).toBeLessThan(
    api.submit.mock.invocationCallOrder[0] ?? 0,
  );
});

test('a submit whose answer was lost is sent again with the same key and version', async () => {
  const api = fakeApi();
  api.submit.mockRejectedValueOnce(lost);
  const writer = createOrderWriter(api, null, keys());
  await expect(writer.submit(form)).rejects.toBe(lost);
  await writer.submit(form);
  expect(api.create).toHaveBeenCalledOnce();
  expect(api.submit.mock.calls[1]).toEqual(api.submit.mock.calls[0]);
});

test.each([400, 403, 422])(
  'after a refusal (%i) the corrected body is a new request',
  async (status) => {
    const api = fakeApi();
    api.create.mockRejectedValueOnce(new ApiProblem({ status, code: 'invalid' }));
    const writer = createOrderWriter(api, null, keys());
    await expect(writer.submit(form)).rejects.toThrow();
    await writer.submit(changed);
    expect(api.create).toHaveBeenLastCalledWith(
      expect.objectContaining({ notes: 'Second' }),
      'key-2',
    );
  },
);

test('an edit of ours whose answer was lost is no conflict', async () => {
  const ours = { ...draft, notes: 'Second', version: 2 };
  const api = fakeApi({ read: () => Promise.resolve(ours) });
  api.edit.mockRejectedValueOnce(stale);
  await expect(createOrderWriter(api, draft, keys()).save(changed)).resolves.toBe(ours);
});

test('an edit by somebody else is a conflict, until their version is adopted', async () => {
  const theirs = { ...draft, notes: 'Theirs', version: 5 };
  const api = fakeApi({ read: () => Promise.resolve(theirs) });
  api.edit.mockRejectedValueOnce(stale);
  const writer = createOrderWriter(api, draft, keys());
  await expect(writer.save(changed)).rejects.toBe(stale);
  writer.adopt(theirs);
  await writer.save(changed);
  expect(api.edit).toHaveBeenLastCalledWith(draft.id, { notes: 'Second' }, 5);
});
