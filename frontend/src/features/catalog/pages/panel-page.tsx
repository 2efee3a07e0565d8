import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { panelQuery } from '@/components/catalog/queries';
import { useActor } from '@/session/actor';
import { ItemLoader } from '../detail/item-loader';
import { PanelDetail } from '../detail/panel-detail';
import { useShownVersion } from '../detail/use-shown-version';

export default function PanelPage() {
  const { id = '' } = useParams();
  const { organizationId } = useActor();
  const version = useShownVersion();
  const query = useQuery(panelQuery(organizationId, id, version));
  return (
    <ItemLoader title="Panel" query={query}>
      {(panel) => <PanelDetail panel={panel} isOld={version !== null} />}
    </ItemLoader>
  );
}
