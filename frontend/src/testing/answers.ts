import { HttpResponse } from 'msw';

interface ProblemOptions {
  status: number;
  code: string;
  detail?: string;
  errors?: { field: string; code: string; detail: string }[];
  retryAfterS?: number;
}

/** A refusal as the API words it. */
export function refuse({ status, code, detail = '', errors = [], retryAfterS }: ProblemOptions) {
  return HttpResponse.json(
    { type: 'about:blank', title: code, status, detail, code, request_id: 'req-1', errors },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        ...(retryAfterS !== undefined && { 'Retry-After': String(retryAfterS) }),
      },
    },
  );
}

/** One page of a list. */
export function page(results: unknown[], next: string | null = null) {
  return HttpResponse.json({ next, previous: null, results });
}
