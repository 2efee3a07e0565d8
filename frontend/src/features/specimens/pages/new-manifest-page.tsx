import { Button, Radio, Stack } from '@mantine/core';
import IconBuildingHospital from '@tabler/icons-react/dist/esm/icons/IconBuildingHospital.mjs';
import IconTruck from '@tabler/icons-react/dist/esm/icons/IconTruck.mjs';
import { Link, useSearchParams } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageMessage } from '@/components/page-message';
import { PageTitle } from '@/components/page-title';
import { countSpecimens } from '@/components/specimen/specimen-texts';
import { groupBy } from '@/lib/group-by';
import { mayOrder, useActor } from '@/session/actor';
import { SendForm } from '../manifests/send-form';
import { useReady } from '../queries';
import type { Specimen } from '../types';

export function NewManifestPage() {
  const isSender = mayOrder(useActor());
  return (
    <Stack gap="md" maw={760}>
      <PageTitle>Send specimens</PageTitle>
      {isSender ? <ReadySpecimens /> : <CannotSend />}
    </Stack>
  );
}

function ReadySpecimens() {
  const ready = useReady();
  if (ready.isError && !ready.data) {
    return <PageError error={ready.error} onRetry={() => void ready.refetch()} />;
  }
  if (!ready.data) return <PageLoading />;
  if (ready.data.length === 0) return <NothingReady />;
  return <LabChoice ready={ready.data} />;
}

/** What is ready for several labs goes to one of them at a time. */
function LabChoice({ ready }: { ready: readonly Specimen[] }) {
  const [params, setParams] = useSearchParams();
  const labs = groupBy(ready, ({ lab }) => lab.id);
  const [only] = labs.length === 1 ? labs : [];
  const chosen = only?.[0] ?? params.get('lab') ?? '';
  const ofLab = labs.find(([id]) => id === chosen)?.[1];
  return (
    <>
      <Radio.Group
        label="Lab"
        value={chosen}
        onChange={(lab) => setParams({ lab }, { replace: true, preventScrollReset: true })}
      >
        <Stack gap={8} mt={4}>
          {labs.map(([id, specimens]) => (
            <Radio
              key={id}
              value={id}
              label={`${specimens[0]?.lab.name ?? ''}, ${countSpecimens(specimens.length)} ready`}
            />
          ))}
        </Stack>
      </Radio.Group>
      {ofLab && <SendForm key={chosen} lab={chosen} ready={ofLab} />}
    </>
  );
}

function NothingReady() {
  return (
    <PageMessage
      icon={IconTruck}
      title="Nothing is ready to send"
      role="status"
      actions={
        <Button component={Link} to="/specimens?status=expected" variant="default">
          See what is expected
        </Button>
      }
    >
      Mark specimens as collected in their order; then they can be sent together from here.
    </PageMessage>
  );
}

function CannotSend() {
  return (
    <PageMessage
      icon={IconBuildingHospital}
      title="Clinics send specimens"
      actions={
        <Button component={Link} to="/manifests" variant="default">
          Go to the manifests
        </Button>
      }
    >
      Whoever places orders for a clinic sends its specimens to a lab.
    </PageMessage>
  );
}
