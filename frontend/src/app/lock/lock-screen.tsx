import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { VerifyForm } from '@/components/second-factor/verify-form';
import { displayName } from '@/lib/person';
import { useActor } from '@/session/actor';
import type { Challenge } from '@/session/challenge';
import { leaveLocked } from '@/session/lock';
import { onTabMessage } from '@/session/tabs';
import classes from './lock-screen.module.css';
import { SetUpFirst } from './set-up-first';
import { followLogIn, unlockWith } from './unlock';
import { UnlockForm } from './unlock-form';
import { useLockPlace } from './use-lock-place';

/** Stands before the hidden application until the person who left it is back. */
export function LockScreen() {
  const actor = useActor();
  const { profile, organization } = actor;
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const place = useLockPlace();

  useEffect(
    () =>
      onTabMessage(({ type }) => {
        if (type === 'logged-in') followLogIn(actor).catch(() => undefined);
      }),
    [actor],
  );

  const unlock = (access: string) => unlockWith(access, actor);
  return createPortal(
    <div className={classes.screen} role="dialog" aria-modal="true" aria-labelledby="lock-title">
      <Paper p="xl" className={classes.card}>
        <Stack>
          <div>
            <Title order={1} id="lock-title">
              Locked
            </Title>
            <Text c="dimmed" mt={4}>
              Nobody was here for a while. What you had open waits for you, as you left it.
            </Text>
          </div>
          <div>
            <Text fw={600}>{displayName(profile)}</Text>
            <Text size="sm" c="dimmed">
              {organization.name}
            </Text>
          </div>
          {!challenge && (
            <UnlockForm username={profile.username} onAccess={unlock} onChallenge={setChallenge} />
          )}
          {challenge?.kind === 'verify' && (
            <VerifyForm
              challenge={challenge.token}
              onAccess={unlock}
              onExpired={() => setChallenge(null)}
              submitLabel="Unlock"
            />
          )}
          {challenge?.kind === 'set-up' && <SetUpFirst />}
          <Button variant="subtle" color="gray" onClick={leaveLocked}>
            Log out instead
          </Button>
        </Stack>
      </Paper>
    </div>,
    place,
  );
}
