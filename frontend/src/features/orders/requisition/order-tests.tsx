import { Stack, Text } from '@mantine/core';
import { fieldId, type OrderForm } from '../order-content';
import type { Errors } from '../order-faults';
import { ChosenTests } from './chosen-tests';
import { keepAskedOf } from './questions';
import { RepeatWarnings } from './repeat-warnings';
import { addTests, type TestLine } from './test-lines';
import { TestQuestions } from './test-questions';
import { TestSearch } from './test-search';
import { useAddFound } from './use-add-found';
import type { Requisition } from './use-requisition';
import { useHasCatalogue } from './use-test-search';
import { UsualTests } from './usual-tests';
import { useUsualTests } from './use-usual-tests';
import { WhatIsNeeded } from './what-is-needed';

interface OrderTestsProps {
  form: OrderForm;
  requisition: Requisition;
  errors: Errors;
  onChange: (change: (form: OrderForm) => Partial<OrderForm>) => void;
}

/** The tests that are ordered and what the lab asks about them; nothing before a lab is chosen. */
export function OrderTests({ form, requisition, errors, onChange }: OrderTestsProps) {
  const { lab, patient, tests: lines, priority } = form;
  const { names, read, preview } = requisition;
  const hasCatalogue = useHasCatalogue(lab);
  const { data: usual, isLoading, failureCount } = useUsualTests(lab, patient);
  const change = (make: (lines: readonly TestLine[]) => readonly TestLine[]) =>
    onChange(({ tests }) => ({ tests: keepAskedOf(make(tests), read) }));
  const adding = useAddFound(names, change);
  const chosen = new Set(lines.map(({ test }) => test));

  if (lab === null) return null;
  if (hasCatalogue === false && lines.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        This lab has no catalogue: say in the notes what you need.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <TestSearch
        lab={lab}
        error={errors[fieldId('tests')] ?? adding.error}
        chosen={chosen}
        onAdd={adding.add}
      />
      {usual && (
        <UsualTests
          usual={usual}
          chosen={chosen}
          onAdd={(tests) => {
            names.remember(tests);
            change((known) =>
              addTests(
                known,
                tests.map(({ id }) => id),
              ),
            );
          }}
        />
      )}
      {/* What comes above them comes first: else they would move under the hand that wants to remove one. */}
      {lines.length > 0 && (!isLoading || failureCount > 0) && (
        <ChosenTests
          lines={lines}
          read={read}
          names={names}
          priority={priority}
          favourites={new Set(usual?.favourites.map(({ id }) => id))}
          errors={errors}
          onChange={(changed) => change(() => changed)}
          onRemoved={() => document.getElementById(fieldId('tests'))?.focus()}
        />
      )}
      <RepeatWarnings repeats={preview?.repeats ?? []} />
      <WhatIsNeeded tests={[...read.values()]} />
      <TestQuestions
        lines={lines}
        read={read}
        errors={errors}
        onChange={(changed) => change(() => changed)}
      />
    </Stack>
  );
}
