import { Fragment } from 'react';
import { formatDateTime } from '@/lib/time';
import type { Manifest } from '../types';
import classes from './manifests.module.css';

export function ManifestFacts({ manifest }: { manifest: Manifest }) {
  const { clinic, lab, count, note, receipt_note, sent_at, sent_by } = manifest;
  const { received_at, received_by } = manifest;
  const facts: [string, string][] = [
    ['From', clinic.name],
    ['To', lab.name],
    ['Specimens', String(count)],
    ['Sent', [formatDateTime(sent_at), sent_by?.name].filter(Boolean).join(', ')],
    ['Note', note],
    [
      'Received',
      received_at
        ? [formatDateTime(received_at), received_by?.name].filter(Boolean).join(', ')
        : '',
    ],
    ['Lab’s note', receipt_note],
  ];
  return (
    <section className={classes.section} aria-label="Manifest">
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
    </section>
  );
}
