import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { testQuery } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';
import { ItemLoader } from '../detail/item-loader';
import { TestEditor } from '../editor/test-editor';
import { OnlyLabAdmins } from '../only-lab-admins';

export default function TestEditorPage() {
  const { id } = useParams();
  return (
    <OnlyLabAdmins title={id ? 'Edit test' : 'New test'}>
      {id ? <LoadedEditor key={id} id={id} /> : <TestEditor initial={null} />}
    </OnlyLabAdmins>
  );
}

function LoadedEditor({ id }: { id: string }) {
  const { organizationId } = useActor();
  const query = useQuery(testQuery(organizationId, id));
  return (
    <ItemLoader title="Edit test" query={query}>
      {(test) => <TestEditor initial={test} />}
    </ItemLoader>
  );
}
