import { isAxiosError, isCancel } from 'axios';
import { z } from 'zod/mini';

const fieldErrorSchema = z.object({
  field: z.string(),
  code: z.string(),
  detail: z.string(),
});

const bodySchema = z.looseObject({
  title: z._default(z.string(), ''),
  detail: z._default(z.string(), ''),
  code: z.string(),
  request_id: z._default(z.nullable(z.string()), null),
  errors: z._default(z.array(fieldErrorSchema), []),
});

export type FieldError = z.infer<typeof fieldErrorSchema>;

interface ProblemInit {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  requestId?: string | null;
  errors?: FieldError[];
  retryAfterS?: number | null;
  extra?: Record<string, unknown>;
}

/** The one shape every failed request has in this application; `status` 0 means that no answer came. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: FieldError[];
  readonly retryAfterS: number | null;
  /** Members a particular code adds, such as `changed_by` of `stale_version`. */
  readonly extra: Record<string, unknown>;

  constructor(init: ProblemInit) {
    super(init.detail ?? init.title ?? init.code);
    this.name = 'ApiProblem';
    this.status = init.status;
    this.code = init.code;
    this.title = init.title ?? '';
    this.detail = init.detail ?? '';
    this.requestId = init.requestId ?? null;
    this.errors = init.errors ?? [];
    this.retryAfterS = init.retryAfterS ?? null;
    this.extra = init.extra ?? {};
  }
}

function parseRetryAfter(header: unknown): number | null {
  if (typeof header !== 'string' || header === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

/** The problem that a refusal tells; `retryAfter` is the header of that name. */
export function problemOf(status: number, answer: unknown, retryAfter: unknown): ApiProblem {
  const retryAfterS = parseRetryAfter(retryAfter);
  const body = bodySchema.safeParse(answer);
  if (!body.success) return new ApiProblem({ status, code: 'unexpected_answer', retryAfterS });
  const { title, detail, code, request_id: requestId, errors, ...extra } = body.data;
  return new ApiProblem({ status, code, title, detail, requestId, errors, retryAfterS, extra });
}

/** Turns whatever a request threw into an `ApiProblem`. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (isCancel(error)) return new ApiProblem({ status: 0, code: 'aborted' });
  if (!isAxiosError(error)) {
    return new ApiProblem({
      status: 0,
      code: 'client_error',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
  const { response } = error;
  if (!response) return new ApiProblem({ status: 0, code: 'network_error' });
  return problemOf(response.status, response.data, response.headers['retry-after']);
}

/** The field errors of a problem, by field name; the first one of each field wins. */
export function fieldErrors(problem: ApiProblem): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const { field, detail } of problem.errors) byField[field] ??= detail;
  return byField;
}
