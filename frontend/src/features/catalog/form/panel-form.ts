import type { CatalogPanel, NewCatalogPanelRequest } from '@/api/gen';
import type { Faults } from './faults';
import { splitBy } from './write-test';

/** A test as a panel names it. */
export interface ChosenTest {
  id: string;
  code: string;
  name: string;
}

/** A panel as its form holds it. */
export interface PanelForm {
  code: string;
  name: string;
  category: string;
  /** By commas. */
  synonyms: string;
  tests: ChosenTest[];
}

export type PanelContent = Required<Omit<NewCatalogPanelRequest, 'code'>>;

export const EMPTY_PANEL: PanelForm = { code: '', name: '', category: '', synonyms: '', tests: [] };

export function panelFormOf({ code, name, category, synonyms, tests }: CatalogPanel): PanelForm {
  return {
    code,
    name,
    category,
    synonyms: synonyms.join(', '),
    tests: tests.map((test) => ({ id: test.id, code: test.code, name: test.name })),
  };
}

export function toPanelContent(form: PanelForm): PanelContent {
  return {
    name: form.name.trim(),
    category: form.category.trim(),
    synonyms: splitBy(form.synonyms, ','),
    tests: form.tests.map(({ id }) => id),
  };
}

export function findPanelFaults({ name, code, category, tests }: PanelForm): Faults {
  return {
    ...(!name.trim() && { name: 'Enter the name.' }),
    ...(!code.trim() && { code: 'Enter a code.' }),
    ...(!category.trim() && { category: 'Enter a category.' }),
    ...(tests.length === 0 && { tests: 'Choose at least one test.' }),
  };
}

/** Where a fault is: which test of the panel; blank for the fields of the panel itself. */
export function tellPanelPlace(path: string, { tests }: PanelForm): string {
  const at = /^tests\[(\d+)\]/.exec(path)?.[1];
  return at === undefined ? '' : (tests[Number(at)]?.name ?? `Test ${Number(at) + 1}`);
}
