import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SecondFactorState } from '@/api/gen';
import { RecoveryCodes } from '@/components/second-factor/recovery-codes';
import { disableSecondFactor, renewRecoveryCodes } from '../account-api';
import { ProveYourself } from './prove-yourself';

const FEW_CODES = 3;
const ACTS = {
  renew: { title: 'New recovery codes', confirm: 'Make new codes', act: renewRecoveryCodes },
  disable: { title: 'Turn the second factor off', confirm: 'Turn off', act: disableSecondFactor },
} as const;

interface SecondFactorOnProps {
  state: SecondFactorState;
  onChanged: () => void;
}

/** What can be done with a second factor that is on; each asks for the password and a code. */
export function SecondFactorOn({ state, onChanged }: SecondFactorOnProps) {
  const [asked, setAsked] = useState<keyof typeof ACTS | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const left = state.recovery_codes_left;

  function close() {
    setAsked(null);
    setCodes([]);
  }

  function finish() {
    close();
    onChanged();
  }

  return (
    <Stack>
      <Text c={left <= FEW_CODES ? 'var(--mantine-color-error)' : undefined}>
        {left} of 10 recovery codes left.
        {left <= FEW_CODES && ' Make new ones before you run out.'}
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={() => setAsked('renew')}>
          New recovery codes
        </Button>
        {!state.required && (
          <Button variant="default" onClick={() => setAsked('disable')}>
            Turn off
          </Button>
        )}
      </Group>
      {asked && (
        <Modal
          opened
          onClose={codes.length > 0 ? finish : close}
          closeOnClickOutside={false}
          title={ACTS[asked].title}
        >
          {codes.length > 0 ? (
            <RecoveryCodes codes={codes} onDone={finish} />
          ) : (
            <ProveYourself
              {...ACTS[asked]}
              onCancel={close}
              onDone={(made) => (made.length > 0 ? setCodes(made) : finish())}
            />
          )}
        </Modal>
      )}
    </Stack>
  );
}
