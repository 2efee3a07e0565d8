interface TrustedTypes {
  createPolicy: (
    name: 'default',
    rules: { createHTML: (text: string) => string | null },
  ) => unknown;
}

declare global {
  // Where react-remove-scroll, beneath Mantine's dialogs, looks for the nonce of its style element.
  var __webpack_nonce__: string | undefined;
  var trustedTypes: TrustedTypes | undefined;
}

/** The nonce that the server's content security policy asks of style elements; empty without a server. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** The only text that may become an element's content: style sheets, as Mantine writes them. Markup is refused. */
export function styleSheetOnly(text: string): string | null {
  return text.includes('<') ? null : text;
}

/** Bring the libraries within the content security policy (backend/config/security.py); before anything renders. */
export function keepPagePolicy(): void {
  globalThis.__webpack_nonce__ = styleNonce();
  globalThis.trustedTypes?.createPolicy('default', { createHTML: styleSheetOnly });
}
