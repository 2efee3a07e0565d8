import { Anchor, Button, Group, Loader, ThemeIcon } from '@mantine/core';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SpecimenFailure } from '@/components/specimen/specimen-row';
import type { SpecimenSteps } from '@/components/specimen/use-specimen-steps';
import { formatTime } from '@/lib/time';
import type { Scan } from './scan-queue';
import { SCAN_RESULTS } from './scan-results';
import { ScannedSpecimen } from './scanned-specimen';
import classes from './scan.module.css';

interface ScanRowProps {
  scan: Scan;
  steps: SpecimenSteps;
  /** Receives it although one is receiving another order. */
  onInsist: (code: string) => void;
}

/** One scan: its result, large, and what to do next. */
export function ScanRow({ scan, steps, onInsist }: ScanRowProps) {
  const { request, state, at } = scan;
  if (state.status === 'refused') {
    return (
      <Frame color="red" icon={<IconCircleX size={22} />} title="Not sent" at={at}>
        <p className={classes.line}>
          <span className="order-number">{request.code}</span> {state.reason}
        </p>
      </Frame>
    );
  }
  if (state.status !== 'settled') {
    const title = state.status === 'retrying' ? 'Waiting for the network' : 'Being sent';
    return (
      <Frame color="gray" icon={<Loader size={18} color="gray" />} title={title} at={at}>
        <p className={classes.line}>
          <span className="order-number">{request.code}</span>
          {state.status === 'retrying' && ' is kept and sent again by itself.'}
        </p>
      </Frame>
    );
  }
  const { answer, result } = state;
  const { title, color, icon: Icon, tellNext } = SCAN_RESULTS[result];
  const next = tellNext(answer);
  return (
    <Frame color={color} icon={<Icon size={22} />} title={title} at={at}>
      {answer.specimen ? (
        <ScannedSpecimen specimen={answer.specimen} next={next} steps={steps} />
      ) : (
        <p className={classes.line}>
          <Target scan={scan} /> {next}
        </p>
      )}
      {result === 'wrong_order' && (
        <Button size="compact-sm" variant="default" mt="xs" onClick={() => onInsist(request.code)}>
          Receive it anyway
        </Button>
      )}
      {answer.specimen && <SpecimenFailure id={answer.specimen.id} steps={steps} />}
    </Frame>
  );
}

/** The order or manifest that was scanned as a link, or the code as it was read. */
function Target({ scan: { request, state } }: { scan: Scan }) {
  const { order = null, manifest = null } = state.status === 'settled' ? state.answer : {};
  if (!order && !manifest) return <span className="order-number">{request.code}</span>;
  const address = order ? `/orders/${order.id}` : `/manifests/${manifest?.id ?? ''}`;
  return (
    <Anchor component={Link} to={address} className="order-number" underline="always">
      {order?.number ?? manifest?.number}
    </Anchor>
  );
}

interface FrameProps {
  color: string;
  icon: ReactNode;
  title: string;
  at: number;
  children: ReactNode;
}

function Frame({ color, icon, title, at, children }: FrameProps) {
  return (
    <li
      className={classes.scan}
      style={{ '--scan-color': `var(--mantine-color-${color}-filled)` } as React.CSSProperties}
    >
      <ThemeIcon variant="light" color={color} size={40} radius="xl" aria-hidden>
        {icon}
      </ThemeIcon>
      <div>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <p className={classes.title}>{title}</p>
          <time className={`tabular ${classes.muted ?? ''}`}>{formatTime(at)}</time>
        </Group>
        {children}
      </div>
    </li>
  );
}
