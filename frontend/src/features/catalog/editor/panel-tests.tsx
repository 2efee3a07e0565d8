import { Input, Text } from '@mantine/core';
import { moved, without } from '../form/lists';
import type { ChosenTest } from '../form/panel-form';
import { EditorSection } from './editor-section';
import classes from './editor.module.css';
import { useFields } from './faults-context';
import type { ListProps } from './part-props';
import { RowTools } from './row-tools';
import { TestPicker } from './test-picker';

const MOST = 100;

/** The tests of a panel, in the order of the report. */
export function PanelTests({ value, onChange }: ListProps<ChosenTest>) {
  const at = useFields();
  return (
    <EditorSection title="Tests" text="They are ordered together, and stand in this order.">
      {value.length > 0 && (
        <ol className={classes.tests} aria-label="Tests of the panel">
          {value.map((test, place) => {
            const { id, error } = at(`tests[${place}]`);
            return (
              <li key={test.id} className={classes.row}>
                <div className={classes.head}>
                  <div id={id} tabIndex={-1}>
                    <Text fw={500}>{test.name}</Text>
                    <Text size="sm" c="dimmed">
                      {test.code}
                    </Text>
                  </div>
                  <RowTools
                    name={test.name}
                    place={place}
                    count={value.length}
                    onMove={(to) => onChange(moved(value, place, to))}
                    onRemove={() => onChange(without(value, place))}
                  />
                </div>
                {error && <Input.Error mt={4}>{error}</Input.Error>}
              </li>
            );
          })}
        </ol>
      )}
      {value.length < MOST && (
        <TestPicker
          {...at('tests')}
          chosen={value}
          onChoose={(test) => onChange([...value, test])}
        />
      )}
    </EditorSection>
  );
}
