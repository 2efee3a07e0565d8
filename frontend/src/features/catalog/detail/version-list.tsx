import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { PageError } from '@/components/page-error';
import { PageLoading } from '@/components/page-loading';
import { formatDateTime } from '@/lib/time';
import type { Kind } from '../list/filters';
import { useVersions } from '../queries';
import classes from './detail.module.css';
import { Section } from './section';

interface VersionListProps {
  kind: Kind;
  id: string;
  /** The version on screen. */
  shown: number;
}

/** When it was changed, each version readable. */
export function VersionList({ kind, id, shown }: VersionListProps) {
  const versions = useVersions(kind, id);
  const [latest] = versions.data ?? [];
  return (
    <Section title="Versions">
      {versions.isPending && <PageLoading lines={2} />}
      {versions.isError && (
        <PageError error={versions.error} onRetry={() => void versions.refetch()} />
      )}
      {versions.data && (
        <ul className={classes.list}>
          {versions.data.map(({ version, status, created_at }) => (
            <li key={version}>
              <Anchor
                component={Link}
                to={version === latest?.version ? '?' : `?version=${version}`}
                preventScrollReset
                underline="always"
                aria-current={version === shown ? 'true' : undefined}
                fw={version === shown ? 600 : undefined}
              >
                Version {version}
              </Anchor>
              <Text span size="sm" c="dimmed">
                {' '}
                · {formatDateTime(created_at)}
                {status === 'retired' && ' · retired'}
                {version === shown && ' · shown here'}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
