import { Button, Group } from '@mantine/core';
import IconTestPipe from '@tabler/icons-react/dist/esm/icons/IconTestPipe.mjs';
import { Link } from 'react-router';
import { PageMessage } from '@/components/page-message';
import { useActor } from '@/session/actor';
import { mayChangeCatalog } from '../may-change';
import type { Kind } from './filters';

interface EmptyCatalogProps {
  kind: Kind;
  onTakeCompendium: () => void;
}

/** A list with nothing in it: what to begin with, for whoever can. */
export function EmptyCatalog({ kind, onTakeCompendium }: EmptyCatalogProps) {
  const actor = useActor();
  if (actor.organization.kind === 'clinic') {
    return (
      <PageMessage icon={IconTestPipe} title={`No lab offers ${kind} yet`} role="status">
        What the labs here offer appears by itself once they have described it.
      </PageMessage>
    );
  }
  if (!mayChangeCatalog(actor)) {
    return (
      <PageMessage icon={IconTestPipe} title={`Your lab offers no ${kind} yet`} role="status">
        An administrator of {actor.organization.name} can describe them here.
      </PageMessage>
    );
  }
  return (
    <PageMessage
      icon={IconTestPipe}
      title={`Your lab offers no ${kind} yet`}
      role="status"
      actions={
        <Group gap="xs" justify="center">
          <Button onClick={onTakeCompendium}>Take from the compendium</Button>
          <Button component={Link} to={`/catalog/${kind}/new`} variant="default">
            {kind === 'tests' ? 'New test' : 'New panel'}
          </Button>
        </Group>
      }
    >
      The compendium has common tests and panels with units, ranges and LOINC codes to begin with.
      You can change everything of them afterwards.
    </PageMessage>
  );
}
