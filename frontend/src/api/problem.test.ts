import { http as mock, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import axios from 'axios';
import { refuse } from '@/testing/answers';
import { server } from '@/testing/server';
import { ApiProblem, fieldErrors, toProblem } from './problem';
import { describeProblem } from './problem-texts';

async function problemOf(answer: () => Response): Promise<ApiProblem> {
  server.use(mock.get('/api/x/', answer));
  return axios.get('/api/x/').then(
    () => {
      throw new Error('the request did not fail');
    },
    (error: unknown) => toProblem(error),
  );
}

describe('toProblem', () => {
  test('keeps what the API says', async () => {
    const errors = [{ field: 'lab', code: 'required', detail: 'Choose a lab.' }];
    const problem = await problemOf(() =>
      refuse({ status: 400, code: 'invalid', detail: 'Check the fields.', errors }),
    );
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid',
      detail: 'Check the fields.',
      requestId: 'req-1',
      errors,
    });
  });

  test('keeps the members a code adds', async () => {
    const problem = await problemOf(() =>
      HttpResponse.json({ code: 'stale_version', current_version: 4 }, { status: 412 }),
    );
    expect(problem.extra).toMatchObject({ current_version: 4 });
  });

  test.each([
    ['no answer', () => HttpResponse.error(), 0, 'network_error'],
    [
      'a proxy page',
      () => HttpResponse.html('<h1>502</h1>', { status: 502 }),
      502,
      'unexpected_answer',
    ],
    ['JSON without a code', () => HttpResponse.json({}, { status: 500 }), 500, 'unexpected_answer'],
  ])('%s', async (_name, answer, status, code) => {
    expect(await problemOf(answer)).toMatchObject({ status, code });
  });

  test('reads Retry-After', async () => {
    const problem = await problemOf(() =>
      refuse({ status: 429, code: 'throttled', retryAfterS: 42 }),
    );
    expect(problem.retryAfterS).toBe(42);
  });

  test('an error of our own stays readable', () => {
    expect(toProblem(new Error('boom'))).toMatchObject({ code: 'client_error', detail: 'boom' });
  });
});

test('fieldErrors keeps the first error of each field', () => {
  const problem = new ApiProblem({
    status: 400,
    code: 'invalid',
    errors: [
      { field: 'password', code: 'short', detail: 'Too short.' },
      { field: 'password', code: 'common', detail: 'Too common.' },
    ],
  });
  expect(fieldErrors(problem)).toEqual({ password: 'Too short.' });
});

test('describeProblem words an unknown code with what the server said', () => {
  const known = new ApiProblem({ status: 403, code: 'permission_denied', detail: 'raw' });
  const unknown = new ApiProblem({
    status: 418,
    code: 'teapot',
    title: 'Teapot',
    detail: 'Short.',
  });
  expect(describeProblem(known).title).toBe('Your role does not allow this');
  expect(describeProblem(unknown)).toEqual({ title: 'That did not work', detail: 'Short.' });
});
