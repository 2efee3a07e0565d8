import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { GrowingList } from '@/components/growing-list';
import { SettingsPage } from '@/components/settings-page';
import { SettingsSection } from '@/components/settings-section';
import { useGrowingList } from '@/lib/use-growing-list';
import { endOtherSessions, listSessions } from '../account-api';
import { SessionRow } from '../components/session-row';
import { sessionsKey } from '../queries';
import classes from './sessions-page.module.css';

export function SessionsPage() {
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const { list, items } = useGrowingList(sessionsKey, listSessions);
  // The one in use is the one to compare the others with.
  const sorted = [...items].sort((a, b) => Number(b.is_current) - Number(a.is_current));

  return (
    <SettingsPage title="Sessions">
      <SettingsSection
        title="Where you are logged in"
        text="End what you do not know, then change your password."
      >
        <GrowingList list={list}>
          <ul className={classes.list} aria-label="Sessions">
            {sorted.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
          {items.length > 1 && (
            <Button variant="default" mt="sm" w="fit-content" onClick={() => setAsks(true)}>
              End all others
            </Button>
          )}
        </GrowingList>
      </SettingsSection>
      {asks && (
        <ConfirmDialog
          title="End all other sessions?"
          confirm="End them"
          act={async () => {
            await endOtherSessions();
            await client.invalidateQueries({ queryKey: sessionsKey });
          }}
          onClose={() => setAsks(false)}
        >
          Every other browser and program that is logged in as you is logged out at once. This one
          stays.
        </ConfirmDialog>
      )}
    </SettingsPage>
  );
}
