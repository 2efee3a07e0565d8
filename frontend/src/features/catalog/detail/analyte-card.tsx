import { Group, Text, Title } from '@mantine/core';
import type { Analyte } from '@/api/gen';
import { tellWhom } from '../ages';
import { tellUnit, VALUE_TYPES } from './detail-texts';
import classes from './detail.module.css';
import { CriticalTable, RangeTable } from './range-tables';

/** One thing that a test measures: in what unit, what is normal for whom, what alarms. */
export function AnalyteCard({ analyte }: { analyte: Analyte }) {
  const { code, name, unit, method, loinc, formula, values = [] } = analyte;
  const { reference_ranges: ranges = [], critical = [], has_no_range_for: without = [] } = analyte;
  const decimals = analyte.decimals ?? null;
  return (
    <div className={classes.part} role="group" aria-label={name}>
      <Group gap="xs" align="baseline">
        <Title order={3}>{name}</Title>
        <Text span size="sm" c="dimmed" className={classes.code}>
          {code}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {[
          tellUnit(unit) ? `In ${tellUnit(unit)}` : VALUE_TYPES[analyte.value_type],
          method,
          loinc && `LOINC ${loinc}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {formula && (
        <div style={{ marginTop: 8 }}>
          <Text size="sm">Calculated:</Text>
          <code className={classes.formula}>{formula}</code>
        </div>
      )}
      {values.length > 0 && (
        <ul style={{ margin: '8px 0 0', paddingInlineStart: 20 }}>
          {values.map((value) => (
            <li key={value.code}>
              {value.text} <span className={classes.source}>({value.code})</span>
              {value.is_abnormal && <strong> – abnormal</strong>}
            </li>
          ))}
        </ul>
      )}
      {ranges.length > 0 && (
        <RangeTable ranges={ranges} unit={tellUnit(unit)} decimals={decimals} />
      )}
      {critical.length > 0 && <CriticalTable limits={critical} decimals={decimals} />}
      {without.length > 0 && (
        <Text size="sm" mt="xs">
          No range on purpose: {without.map(tellWhom).join('; ')}.
        </Text>
      )}
    </div>
  );
}
