import { Text } from '@mantine/core';
import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import type { CatalogTest } from '@/api/gen';
import { findNeeds, findPreparations } from './needs';
import classes from './requisition.module.css';

/** What has to be taken for all tests together, and what the patient has to do before. */
export function WhatIsNeeded({ tests }: { tests: readonly CatalogTest[] }) {
  const [needs, preparations] = [findNeeds(tests), findPreparations(tests)];
  if (needs.length === 0) return null;
  return (
    <section aria-label="What is needed">
      <Text size="sm" fw={500} mb={4}>
        What is needed
      </Text>
      <ul className={classes.needs}>
        {preparations.map(({ text, codes }) => (
          <li key={text} className={classes.preparation}>
            <IconAlertCircle size={16} aria-hidden />
            <span>
              <b>{text}</b> ({codes.join(', ')})
            </span>
          </li>
        ))}
        {needs.map(({ specimen, volume, transport, codes }) => (
          <li key={`${specimen}${transport}`}>
            {[specimen, volume, transport].filter(Boolean).join(', ')}: {codes.join(', ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
