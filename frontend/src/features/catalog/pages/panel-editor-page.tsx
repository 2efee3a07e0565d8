import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { panelQuery } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';
import { ItemLoader } from '../detail/item-loader';
import { PanelEditor } from '../editor/panel-editor';
import { OnlyLabAdmins } from '../only-lab-admins';

export default function PanelEditorPage() {
  const { id } = useParams();
  return (
    <OnlyLabAdmins title={id ? 'Edit panel' : 'New panel'}>
      {id ? <LoadedEditor key={id} id={id} /> : <PanelEditor initial={null} />}
    </OnlyLabAdmins>
  );
}

function LoadedEditor({ id }: { id: string }) {
  const { organizationId } = useActor();
  const query = useQuery(panelQuery(organizationId, id));
  return (
    <ItemLoader title="Edit panel" query={query}>
      {(panel) => <PanelEditor initial={panel} />}
    </ItemLoader>
  );
}
