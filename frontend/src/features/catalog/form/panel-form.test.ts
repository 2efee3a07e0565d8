import { expect, test } from 'vitest';
import { makePanel } from '@/testing/catalog';
import {
  EMPTY_PANEL,
  findPanelFaults,
  panelFormOf,
  tellPanelPlace,
  toPanelContent,
} from './panel-form';

const form = panelFormOf(makePanel({ synonyms: ['Fats', 'Lipid profile'] }));

test('a panel is sent as it was read, its tests by their ids', () => {
  expect(toPanelContent(form)).toEqual({
    name: 'Lipids',
    category: 'Chemistry',
    synonyms: ['Fats', 'Lipid profile'],
    tests: ['test-chol'],
  });
});

test('an empty form says what is missing', () => {
  expect(Object.keys(findPanelFaults(EMPTY_PANEL))).toEqual(['name', 'code', 'category', 'tests']);
  expect(findPanelFaults(form)).toEqual({});
});

test.each([
  ['tests[0]', 'Total cholesterol'],
  ['tests[7]', 'Test 8'],
  ['tests', ''],
  ['name', ''],
])('%s stands in "%s"', (path, place) => expect(tellPanelPlace(path, form)).toBe(place));
