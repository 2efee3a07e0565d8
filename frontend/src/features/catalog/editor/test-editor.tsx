import { Navigate } from 'react-router';
import type { CatalogTest } from '@/api/gen';
import { readTest } from '@/components/catalog/catalog-api';
import { ConflictAlert } from '@/components/conflict/conflict-alert';
import { createTest, editTest } from '../catalog-api';
import { findFaults } from '../form/faults';
import { tellPlace } from '../form/fault-places';
import { formOf } from '../form/read-test';
import { changedMembers, isSame, tellDifferences } from '../form/rebase';
import { EMPTY_TEST, type TestForm } from '../form/test-form';
import { toContent, type TestContent } from '../form/write-test';
import { AnalyteRows } from './analyte-rows';
import { EditorFrame } from './editor-frame';
import { EditorProblem } from './editor-problem';
import { NameSection } from './name-section';
import { OfferSection } from './offer-section';
import { QuestionRows } from './question-rows';
import { SpecimenRows } from './specimen-rows';
import { useEditor } from './use-editor';

const LABELS: Record<keyof TestContent, string> = {
  name: 'Name',
  category: 'Category',
  synonyms: 'Also called',
  loinc: 'LOINC',
  specimens: 'Specimens',
  turnaround_hours: 'Turnaround',
  price: 'Price',
  repeat_after_hours: 'Warning of repetitions',
  questions: 'Questions',
  analytes: 'What is measured',
};

async function send(form: TestForm, base: CatalogTest | null, keyOf: (body: unknown) => string) {
  if (!base) {
    const body = { ...toContent(form), code: form.code.trim() };
    return createTest(body, keyOf(body));
  }
  const changes = changedMembers(toContent(form), toContent(formOf(base)));
  return isSame(changes, {}) ? base : editTest(base.id, changes, base.version);
}

/** Describes a test: a new one, or another version of one. */
export function TestEditor({ initial }: { initial: CatalogTest | null }) {
  const editor = useEditor({ initial, empty: EMPTY_TEST, formOf, findFaults, send });
  const { form, base, faults, problem, conflict, attempt, change } = editor;
  if (editor.saved) return <Navigate to={`/catalog/tests/${editor.saved.id}`} replace />;
  return (
    <EditorFrame
      title={base ? `Edit ${base.name}` : 'New test'}
      windowTitle={base ? 'Edit test' : 'New test'}
      back={base ? `/catalog/tests/${base.id}` : '/catalog'}
      faults={faults}
      isChanged={editor.isChanged}
      isSaving={editor.isSaving}
      onSubmit={editor.submit}
    >
      {conflict && base ? (
        <ConflictAlert
          conflict={conflict}
          read={() => readTest(base.id)}
          tellDifferences={(current) =>
            tellDifferences(toContent(formOf(base)), toContent(formOf(current)), LABELS)
          }
          onReload={editor.reload}
        />
      ) : (
        <EditorProblem
          faults={faults}
          problem={problem}
          attempt={attempt}
          tellPlace={(path) => tellPlace(path, form)}
        />
      )}
      <NameSection title="Test" value={form} isNew={!base} onChange={change} />
      <SpecimenRows value={form.specimens} onChange={(specimens) => change({ specimens })} />
      <OfferSection value={form} onChange={change} />
      <QuestionRows value={form.questions} onChange={(questions) => change({ questions })} />
      <AnalyteRows value={form.analytes} onChange={(analytes) => change({ analytes })} />
    </EditorFrame>
  );
}
