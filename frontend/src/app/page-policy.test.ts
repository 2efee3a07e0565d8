import { expect, test } from 'vitest';
import { styleNonce, styleSheetOnly } from './page-policy';

test('a style sheet may become the content of an element', () => {
  expect(styleSheetOnly(':root{--a:1px}@media (width > 3em){p>a{b:"c"}}')).not.toBeNull();
});

test.each(['<img src=x onerror=alert(1)>', 'p{}</style><script>', '<'])(
  'markup may not: %s',
  (text) => {
    expect(styleSheetOnly(text)).toBeNull();
  },
);

test('without a server there is no nonce', () => {
  expect(styleNonce()).toBe('');
});
