import type { ApiProblem } from '@/api/problem';
import { FIELD_LABELS, fieldId, type OrderForm } from './order-content';
import { answerId, removeId } from './requisition/field-ids';
import type { TestLine } from './requisition/test-lines';
import type { TestNames } from './requisition/use-test-names';

/** Something that is wrong with a form. */
export interface Fault {
  /** The id of the input it is about; without one it is about none of them. */
  fieldId?: string;
  text: string;
}

/** Id of an input → what is wrong there. */
export type Errors = Readonly<Record<string, string | undefined>>;

/** What the server said of a form with these tests, at its inputs; of a test, with its code. */
export function faultsOf(
  { errors }: ApiProblem,
  tests: readonly TestLine[],
  { nameOf }: Pick<TestNames, 'nameOf'>,
): Fault[] {
  return errors.map(({ field, detail }) => {
    const line = lineAt(field, tests);
    const code = line && nameOf(line.test)?.code;
    return {
      fieldId: idAt(field, tests),
      text: code && !detail.includes(code) ? `${code}: ${detail}` : detail,
    };
  });
}

/** The first fault of each input. */
export function errorsAt(faults: readonly Fault[]): Errors {
  const errors: Record<string, string> = {};
  for (const { fieldId: id, text } of faults) if (id) errors[id] ??= text;
  return errors;
}

const IN_TESTS = /^tests\[(?<index>\d+)\](?:\.answers\.(?<key>\w+))?/;

/** Lines may be removed while a fault stands: it belongs to the test, not to its place. */
function idAt(path: string, tests: readonly TestLine[]): string | undefined {
  const line = lineAt(path, tests);
  const key = IN_TESTS.exec(path)?.groups?.key;
  if (line) return key ? answerId(line.test, key) : removeId(line.test);
  return isField(path) ? fieldId(path) : undefined;
}

function lineAt(path: string, tests: readonly TestLine[]): TestLine | undefined {
  return tests[Number(IN_TESTS.exec(path)?.groups?.index)];
}

function isField(name: string): name is keyof OrderForm {
  return Object.hasOwn(FIELD_LABELS, name);
}
