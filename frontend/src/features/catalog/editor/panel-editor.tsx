import { Navigate } from 'react-router';
import type { CatalogPanel } from '@/api/gen';
import { readPanel } from '@/components/catalog/catalog-api';
import { ConflictAlert } from '@/components/conflict/conflict-alert';
import { createPanel, editPanel } from '../catalog-api';
import {
  EMPTY_PANEL,
  findPanelFaults,
  panelFormOf,
  tellPanelPlace,
  toPanelContent,
  type PanelContent,
  type PanelForm,
} from '../form/panel-form';
import { changedMembers, isSame, tellDifferences } from '../form/rebase';
import { EditorFrame } from './editor-frame';
import { EditorProblem } from './editor-problem';
import { NameSection } from './name-section';
import { PanelTests } from './panel-tests';
import { useEditor } from './use-editor';

const LABELS: Record<keyof PanelContent, string> = {
  name: 'Name',
  category: 'Category',
  synonyms: 'Also called',
  tests: 'Tests',
};

const contentOf = (panel: CatalogPanel) => toPanelContent(panelFormOf(panel));

async function send(form: PanelForm, base: CatalogPanel | null, keyOf: (body: unknown) => string) {
  if (!base) {
    const body = { ...toPanelContent(form), code: form.code.trim() };
    return createPanel(body, keyOf(body));
  }
  const changes = changedMembers(toPanelContent(form), contentOf(base));
  return isSame(changes, {}) ? base : editPanel(base.id, changes, base.version);
}

/** Puts tests together under one name: a new panel, or another version of one. */
export function PanelEditor({ initial }: { initial: CatalogPanel | null }) {
  const editor = useEditor({
    initial,
    empty: EMPTY_PANEL,
    formOf: panelFormOf,
    findFaults: findPanelFaults,
    send,
  });
  const { form, base, faults, problem, conflict, attempt, change } = editor;
  if (editor.saved) return <Navigate to={`/catalog/panels/${editor.saved.id}`} replace />;
  return (
    <EditorFrame
      title={base ? `Edit ${base.name}` : 'New panel'}
      windowTitle={base ? 'Edit panel' : 'New panel'}
      back={base ? `/catalog/panels/${base.id}` : '/catalog?kind=panels'}
      faults={faults}
      isChanged={editor.isChanged}
      isSaving={editor.isSaving}
      onSubmit={editor.submit}
    >
      {conflict && base ? (
        <ConflictAlert
          conflict={conflict}
          read={() => readPanel(base.id)}
          tellDifferences={(current) =>
            tellDifferences(contentOf(base), contentOf(current), LABELS)
          }
          onReload={editor.reload}
        />
      ) : (
        <EditorProblem
          faults={faults}
          problem={problem}
          attempt={attempt}
          tellPlace={(path) => tellPanelPlace(path, form)}
        />
      )}
      <NameSection title="Panel" value={form} isNew={!base} onChange={change} />
      <PanelTests value={form.tests} onChange={(tests) => change({ tests })} />
    </EditorFrame>
  );
}
