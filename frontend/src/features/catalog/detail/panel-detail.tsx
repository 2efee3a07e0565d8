import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { CatalogPanel } from '@/api/gen';
import { LoincNotice } from '../loinc-notice';
import { RetiredBadge } from '../retired-badge';
import classes from './detail.module.css';
import { ItemHeader } from './item-header';
import { OldVersionNotice } from './old-version-notice';
import { Facts, Section } from './section';
import { VersionList } from './version-list';

interface PanelDetailProps {
  panel: CatalogPanel;
  isOld: boolean;
}

/** What is ordered together under one name. */
export function PanelDetail({ panel, isOld }: PanelDetailProps) {
  const { tests, category, synonyms } = panel;
  return (
    <Stack gap="md">
      <ItemHeader kind="panels" item={panel} isOld={isOld} />
      {isOld && <OldVersionNotice version={panel.version} since={panel.updated_at} />}
      <div className={classes.columns}>
        <div className={classes.facts}>
          <Section title="About">
            <Facts
              facts={[
                ['Category', category],
                ['Also called', synonyms.join(', ')],
              ]}
            />
          </Section>
        </div>
        <div className={classes.main}>
          <Section title={tests.length === 1 ? '1 test' : `${tests.length} tests`}>
            <ol className={classes.list}>
              {tests.map((test) => (
                <li key={test.id}>
                  <Anchor component={Link} to={`/catalog/tests/${test.id}`} underline="always">
                    {test.name}
                  </Anchor>{' '}
                  <Text span size="sm" c="dimmed" className={classes.code}>
                    {test.code}
                  </Text>
                  <RetiredBadge status={test.status} />
                </li>
              ))}
            </ol>
          </Section>
        </div>
        <div className={classes.history}>
          <VersionList kind="panels" id={panel.id} shown={panel.version} />
        </div>
      </div>
      <LoincNotice>{panel.loinc_notice}</LoincNotice>
    </Stack>
  );
}
