import { Alert, Group, Stack, Text } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useLocation, useParams } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { PageTitle } from '@/components/page-title';
import { manifestDocument } from '@/components/specimen/documents-api';
import { PrintButton } from '@/components/specimen/print-button';
import { countSpecimens } from '@/components/specimen/specimen-texts';
import { ManifestFacts } from '../manifests/manifest-facts';
import { ManifestList } from '../manifests/manifest-list';
import { ManifestBadge } from '../manifests/manifest-status';
import { ReceiveManifest } from '../manifests/receive-manifest';
import { WithdrawButton } from '../manifests/withdraw-button';
import { useManifest } from '../queries';
import type { Manifest } from '../types';

export function ManifestPage() {
  const { id = '' } = useParams();
  const manifest = useManifest(id);
  if (manifest.data) return <LoadedManifest key={id} manifest={manifest.data} />;
  return (
    <Stack gap="md">
      <PageTitle>Manifest</PageTitle>
      {manifest.isError ? (
        <PageError error={manifest.error} onRetry={() => void manifest.refetch()} />
      ) : (
        <PageLoading />
      )}
    </Stack>
  );
}

/** What travels together: the clinic prints or withdraws it, the lab says what arrived. */
function LoadedManifest({ manifest }: { manifest: Manifest }) {
  const { number, status, allowed_actions: allowed } = manifest;
  const { state } = useLocation() as { state: unknown };
  return (
    <Stack gap="md" maw={860}>
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <PageTitle windowTitle={`Manifest ${number}`} className="order-number">
            {number}
          </PageTitle>
          <ManifestBadge status={status} />
        </Group>
        <Group gap="xs">
          {allowed.includes('withdraw') && <WithdrawButton manifest={manifest} />}
          <PrintButton document={manifestDocument(manifest)}>Print</PrintButton>
        </Group>
      </Group>
      {state === 'sent' && status === 'sent' && (
        <Alert
          color="teal"
          variant="light"
          role="status"
          title={`${manifest.lab.name} knows what is coming`}
          icon={<IconCircleCheck size={18} aria-hidden />}
        >
          Print the manifest and put it with the specimens.
        </Alert>
      )}
      <Missing manifest={manifest} />
      <ManifestFacts manifest={manifest} />
      {allowed.includes('receive') ? (
        <ReceiveManifest manifest={manifest} />
      ) : (
        <ManifestList manifest={manifest} />
      )}
    </Stack>
  );
}

function Missing({ manifest: { missing, receipt_note } }: { manifest: Manifest }) {
  if (missing.length === 0) return null;
  return (
    <Alert
      color="orange"
      variant="light"
      title={`${countSpecimens(missing.length)} did not arrive`}
      icon={<IconAlertTriangle size={18} aria-hidden />}
    >
      <Text size="sm" className="order-number">
        {missing.map((each) => each.accession_number).join(', ')}
      </Text>
      {receipt_note && <Text size="sm">{receipt_note}</Text>}
    </Alert>
  );
}
