import { changed, moved, newRowNumber, without } from '../form/lists';
import { EMPTY_ANALYTE, type AnalyteForm } from '../form/test-form';
import { AddButton } from './add-button';
import { AnalyteFields } from './analyte-fields';
import { EditorSection } from './editor-section';
import { FoldableRow } from './foldable-row';
import type { ListProps } from './part-props';
import { RowTools } from './row-tools';

const MOST = 100;

/** What the test measures, each with its unit and its ranges. */
export function AnalyteRows({ value, onChange }: ListProps<AnalyteForm>) {
  const add = () => onChange([...value, { ...EMPTY_ANALYTE, row: newRowNumber(value) }]);
  const isOnly = value.length === 1;
  return (
    <EditorSection
      title="What is measured"
      text="Each value that the result will have, in the order of the report."
    >
      {value.map((analyte, place) => {
        const title = analyte.name || analyte.code || `Analyte ${place + 1}`;
        return (
          <FoldableRow
            key={analyte.row}
            title={title}
            part={`analytes[${place}]`}
            startsOpen={isOnly || analyte.name === ''}
            tools={
              <RowTools
                name={title}
                place={place}
                count={value.length}
                onMove={(to) => onChange(moved(value, place, to))}
                onRemove={() => onChange(without(value, place))}
              />
            }
          >
            <AnalyteFields
              part={`analytes[${place}]`}
              value={analyte}
              onChange={(change) => onChange(changed(value, place, change))}
            />
          </FoldableRow>
        );
      })}
      {value.length < MOST && <AddButton onClick={add}>Add what is measured</AddButton>}
    </EditorSection>
  );
}
