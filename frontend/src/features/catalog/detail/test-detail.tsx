import { Stack } from '@mantine/core';
import type { CatalogTest } from '@/api/gen';
import { LoincNotice } from '../loinc-notice';
import { AnalyteCard } from './analyte-card';
import classes from './detail.module.css';
import { ItemHeader } from './item-header';
import { OldVersionNotice } from './old-version-notice';
import { QuestionList } from './question-list';
import { Section } from './section';
import { TestFacts } from './test-facts';
import { VersionList } from './version-list';

interface TestDetailProps {
  test: CatalogTest;
  isOld: boolean;
}

/** Everything a lab says of a test. */
export function TestDetail({ test, isOld }: TestDetailProps) {
  const { analytes = [], questions = [] } = test;
  return (
    <Stack gap="md">
      <ItemHeader kind="tests" item={test} isOld={isOld} />
      {isOld && <OldVersionNotice version={test.version} since={test.updated_at} />}
      <div className={classes.columns}>
        <div className={classes.facts}>
          <TestFacts test={test} />
        </div>
        <div className={classes.main}>
          <Section title="What is measured">
            {analytes.length === 0 && 'The lab says nothing of it.'}
            {analytes.map((analyte) => (
              <AnalyteCard key={analyte.code} analyte={analyte} />
            ))}
          </Section>
          <QuestionList questions={questions} />
        </div>
        <div className={classes.history}>
          <VersionList kind="tests" id={test.id} shown={test.version} />
        </div>
      </div>
      <LoincNotice>{test.loinc_notice}</LoincNotice>
    </Stack>
  );
}
