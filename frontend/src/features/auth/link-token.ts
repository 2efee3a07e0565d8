import { replace, type LoaderFunctionArgs } from 'react-router';

/** The pages that letters lead to, by the first part of their address. */
const PAGES = {
  invitation: '/invitation',
  'password-reset': '/password-reset/new',
  'email-change': '/email-change',
} as const;

export type LinkPage = keyof typeof PAGES;

const keyOf = (page: LinkPage) => `clinic-lab-link-${page}`;

/** Moves a letter's token out of the address, which browsers and servers remember, into this tab's own storage. */
export function takeToken({ params, request }: LoaderFunctionArgs): Response {
  const [, name] = new URL(request.url).pathname.split('/');
  const page = (Object.keys(PAGES) as LinkPage[]).find((each) => each === name) ?? 'invitation';
  sessionStorage.setItem(keyOf(page), params.token ?? '');
  return replace(PAGES[page]);
}

export function readToken(page: LinkPage): string {
  return sessionStorage.getItem(keyOf(page)) ?? '';
}

/** It is used up. */
export function forgetToken(page: LinkPage): void {
  sessionStorage.removeItem(keyOf(page));
}
