import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { useEffect, useRef } from 'react';
import { useNow } from '@/lib/use-now';
import { tellApart } from './patient-texts';
import type { PatientRow } from './types';

interface DuplicatesProps {
  candidates: readonly PatientRow[];
  /** An identifier belongs to one person: then nobody can say that it is somebody else. */
  isIdentifierTaken: boolean;
  onUse: (patient: PatientRow) => void;
  useLabel: string;
  onDistinct?: () => void;
}

/** Who is kept already and may be the one meant, before the same person is kept twice. */
export function Duplicates(props: DuplicatesProps) {
  const { candidates, isIdentifierTaken, onUse, useLabel, onDistinct } = props;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [candidates]);
  return (
    <Alert
      ref={ref}
      tabIndex={-1}
      color="orange"
      variant="light"
      role="alert"
      icon={<IconUsers size={18} aria-hidden />}
      title={isIdentifierTaken ? 'Somebody has this identifier already' : 'Is it one of these?'}
    >
      <Stack gap="sm">
        <Text size="sm">
          {isIdentifierTaken
            ? 'Each identifier belongs to one patient. Correct it, or go on with who has it.'
            : 'Nothing is saved yet. One person kept twice has two histories.'}
        </Text>
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {candidates.map((patient) => (
            <Candidate key={patient.id} patient={patient} label={useLabel} onUse={onUse} />
          ))}
        </Stack>
        {onDistinct && !isIdentifierTaken && (
          <Button size="compact-sm" variant="default" w="fit-content" onClick={onDistinct}>
            It is somebody else
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

interface CandidateProps {
  patient: PatientRow;
  label: string;
  onUse: (patient: PatientRow) => void;
}

function Candidate({ patient, label, onUse }: CandidateProps) {
  const now = useNow();
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text size="sm" fw={500}>
          {patient.name}
        </Text>
        <Text size="xs">{tellApart(patient, now)}</Text>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${label}: ${patient.name}`}
        onClick={() => onUse(patient)}
      >
        {label}
      </Button>
    </Group>
  );
}
