import { Button, Group, Text } from '@mantine/core';
import { tellPrice } from '@/components/catalog/catalog-texts';
import { groupBy } from '@/lib/group-by';
import type { Errors } from '../order-faults';
import type { OrderPriority } from '../types';
import { ChosenTest } from './chosen-test';
import classes from './requisition.module.css';
import { removeTests, type TestLine } from './test-lines';
import { addPrices } from './total';
import type { ReadTests } from './use-read-tests';
import type { TestNames } from './use-test-names';

interface ChosenTestsProps {
  lines: readonly TestLine[];
  read: ReadTests;
  names: TestNames;
  priority: OrderPriority;
  favourites: ReadonlySet<string>;
  errors: Errors;
  onChange: (lines: TestLine[]) => void;
  /** Where the focus goes when what had it is gone. */
  onRemoved: () => void;
}

/** The tests of the order, under the panels that brought them, each removable. */
export function ChosenTests(props: ChosenTestsProps) {
  const { lines, read, names, onChange, onRemoved } = props;
  const total = addPrices(lines.map(({ test }) => read.get(test)?.price));

  const groups = groupBy(lines, ({ panel }) => panel ?? '');

  function remove(tests: readonly string[]) {
    onChange(removeTests(lines, tests));
    onRemoved();
  }

  return (
    <div className={classes.chosen}>
      {groups.map(([panel, group]) => (
        <div key={panel} className={classes.group}>
          {!panel && groups.length > 1 && (
            <Text size="sm" fw={600} className={classes.panel}>
              Single tests
            </Text>
          )}
          {panel && (
            <Group justify="space-between" gap="xs" wrap="nowrap" className={classes.panel}>
              <Text size="sm" fw={600}>
                {names.nameOf(panel)?.name ?? 'Panel'}
              </Text>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => remove(group.map(({ test }) => test))}
              >
                Remove panel
              </Button>
            </Group>
          )}
          <ul className={classes.list} aria-label={names.nameOf(panel)?.name ?? 'Chosen tests'}>
            {group.map(({ test }) => (
              <ChosenTest
                key={test}
                id={test}
                known={read.get(test)}
                name={names.nameOf(test)}
                priority={props.priority}
                isFavourite={props.favourites.has(test)}
                errors={props.errors}
                onRemove={() => remove([test])}
              />
            ))}
          </ul>
        </div>
      ))}
      {total && lines.length > 1 && (
        <Text size="sm" fw={600} ta="end" px="sm" py={6} className="tabular">
          Together {tellPrice(total)}
        </Text>
      )}
    </div>
  );
}
