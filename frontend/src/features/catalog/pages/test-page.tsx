import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { testQuery } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';
import { ItemLoader } from '../detail/item-loader';
import { TestDetail } from '../detail/test-detail';
import { useShownVersion } from '../detail/use-shown-version';

export default function TestPage() {
  const { id = '' } = useParams();
  const { organizationId } = useActor();
  const version = useShownVersion();
  const query = useQuery(testQuery(organizationId, id, version));
  return (
    <ItemLoader title="Test" query={query}>
      {(test) => <TestDetail test={test} isOld={version !== null} />}
    </ItemLoader>
  );
}
