import { expect, test } from 'vitest';
import { rankFound } from './rank-found';

const item = (code: string, name: string, ...synonyms: string[]) => ({ code, name, synonyms });

test('the very code comes first, then what begins so, then the rest as the server has it', () => {
  const items = [
    item('X', 'Near to it'),
    item('LIVER', 'Liver function', 'LFT'),
    item('LF', 'Lactoferrin'),
    item('Y', 'Near as well'),
  ];
  const codes = (words: string) => rankFound(words, items).map(({ code }) => code);
  expect(codes('lf')).toEqual(['LF', 'LIVER', 'X', 'Y']);
  expect(codes('near a')).toEqual(['Y', 'X', 'LIVER', 'LF']);
});
