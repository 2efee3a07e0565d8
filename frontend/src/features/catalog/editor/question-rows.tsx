import { changed, moved, newRowNumber, without } from '../form/lists';
import { EMPTY_QUESTION, type QuestionForm } from '../form/test-form';
import { AddButton } from './add-button';
import { EditorSection } from './editor-section';
import { FoldableRow } from './foldable-row';
import type { ListProps } from './part-props';
import { QuestionFields } from './question-fields';
import { RowTools } from './row-tools';

const MOST = 30;

/** What is asked of whoever orders the test. */
export function QuestionRows({ value, onChange }: ListProps<QuestionForm>) {
  const add = () => onChange([...value, { ...EMPTY_QUESTION, row: newRowNumber(value) }]);
  return (
    <EditorSection title="Questions" text="Asked of the clinic when it orders this test.">
      {value.map((question, place) => {
        const name = `question ${place + 1}`;
        return (
          <FoldableRow
            key={question.row}
            title={question.text || `Question ${place + 1}`}
            part={`questions[${place}]`}
            startsOpen={question.text === ''}
            tools={
              <RowTools
                name={name}
                place={place}
                count={value.length}
                onMove={(to) => onChange(moved(value, place, to))}
                onRemove={() => onChange(without(value, place))}
              />
            }
          >
            <QuestionFields
              part={`questions[${place}]`}
              earlier={value.slice(0, place)}
              value={question}
              onChange={(change) => onChange(changed(value, place, change))}
            />
          </FoldableRow>
        );
      })}
      {value.length < MOST && <AddButton onClick={add}>Add question</AddButton>}
    </EditorSection>
  );
}
