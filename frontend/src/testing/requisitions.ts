import { http as mock, HttpResponse } from 'msw';
import type {
  CatalogPanel,
  CatalogTest,
  CatalogTestListed,
  OrderAnswer,
  OrderTest,
  Preview,
  UsualTests,
} from '@/api/gen';
import { labActor } from './actors';
import { page } from './answers';
import { server } from './server';

let counter = 0;

export const FASTING: OrderAnswer = {
  key: 'fasting',
  text: 'Is the patient fasting?',
  kind: 'yes_no',
  unit: '',
  answer: true,
};

/** A test as an order names it. */
export function makeTest(changes: Partial<OrderTest> = {}): OrderTest {
  counter += 1;
  const named = { code: `T${counter}`, name: `Test ${counter}` };
  return { test: `test-${counter}`, ...named, version: 1, panel: null, answers: [], ...changes };
}

/** A test as its lab describes it. */
export function makeOffered(changes: Partial<CatalogTest> = {}): CatalogTest {
  counter += 1;
  return {
    id: `test-${counter}`,
    lab: { id: labActor.organizationId, name: labActor.organization.name },
    code: `T${counter}`,
    name: `Test ${counter}`,
    category: 'Chemistry',
    specimens: [],
    turnaround_hours: { routine: 24, urgent: 4, stat: 1 },
    price: null,
    questions: [],
    analytes: [],
    status: 'active',
    version: 1,
    updated_at: '2026-11-23T08:00:00Z',
    loinc_notice: '',
    ...changes,
  };
}

export function makePanel(tests: readonly CatalogTest[], changes: Partial<CatalogPanel> = {}) {
  counter += 1;
  const panel: CatalogPanel = {
    ...makeOffered(),
    id: `panel-${counter}`,
    code: `P${counter}`,
    name: `Panel ${counter}`,
    synonyms: [],
    tests: tests.map(({ id, code, name, status }) => ({ id, code, name, status, loinc: '' })),
    ...changes,
  };
  return panel;
}

const NO_USUAL: UsualTests = { favourites: [], most_used: [], last_of_patient: null };

interface Answering {
  panels?: readonly CatalogPanel[];
  usual?: UsualTests;
  preview?: Partial<Preview>;
}

/** A lab whose catalogue holds these; the requests for what an order promises gather in the list. */
export function answerCatalogue(
  tests: readonly CatalogTest[],
  { panels = [], usual = NO_USUAL, preview = {} }: Answering = {},
) {
  const previews: unknown[] = [];
  const fits = (request: Request) => {
    const words = new URL(request.url).searchParams.get('search')?.toLowerCase() ?? '';
    return ({ code, name }: { code: string; name: string }) =>
      `${code} ${name}`.toLowerCase().includes(words);
  };
  server.use(
    mock.get('/api/catalog/tests/', ({ request }) => page(tests.filter(fits(request)).map(listed))),
    mock.get('/api/catalog/panels/', ({ request }) =>
      page(
        panels
          .filter(fits(request))
          .map(({ tests: held, ...panel }) => ({ ...panel, test_count: held.length })),
      ),
    ),
    ...tests.map((each) =>
      mock.get(`/api/catalog/tests/${each.id}/`, () => HttpResponse.json(each)),
    ),
    ...panels.map((each) =>
      mock.get(`/api/catalog/panels/${each.id}/`, () => HttpResponse.json(each)),
    ),
    mock.get('/api/orders/usual-tests/', () => HttpResponse.json(usual)),
    mock.get('/api/labs/:id/', ({ params }) =>
      HttpResponse.json({ id: params.id, name: 'Lab', time_zone: 'Europe/Berlin' }),
    ),
    mock.post('/api/orders/preview/', async ({ request }) => {
      previews.push(await request.json());
      const answer: Preview = {
        due_at: '2026-11-26T13:00:00Z',
        tests: [],
        repeats: [],
        ...preview,
      };
      return HttpResponse.json(answer);
    }),
  );
  return previews;
}

function listed({
  synonyms = [],
  loinc = '',
  price = null,
  ...test
}: CatalogTest): CatalogTestListed {
  return { ...test, synonyms, loinc, price };
}
